/* Loaded before the C library: the FAIL_AT-th write, sync or renaming of a file below FAIL_UNDER fails, from then on too with FAIL_EVER.
   Without FAIL_AT it only counts, and tells the number at the end. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static long calls;

static int below(const char *path) {
    const char *under = getenv("FAIL_UNDER");
    return under && !strncmp(path, under, strlen(under)) && !strstr(path, "-shm");
}

static int fails(void) {
    const char *at = getenv("FAIL_AT");
    long call = __sync_add_and_fetch(&calls, 1), wanted = at ? atol(at) : 0;
    if (wanted && (call == wanted || (call > wanted && getenv("FAIL_EVER")))) {
        errno = atoi(getenv("FAIL_WITH"));
        return 1;
    }
    return 0;
}

static int fails_on(int file) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return below(path) && fails();
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int file, const void *bytes, size_t count) { return fails_on(file) ? -1 : REAL(write)(file, bytes, count); }
ssize_t pwrite(int file, const void *bytes, size_t count, off_t at) { return fails_on(file) ? -1 : REAL(pwrite)(file, bytes, count, at); }
ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t at) { return fails_on(file) ? -1 : REAL(pwrite64)(file, bytes, count, at); }
int fsync(int file) { return fails_on(file) ? -1 : REAL(fsync)(file); }
int fdatasync(int file) { return fails_on(file) ? -1 : REAL(fdatasync)(file); }
int rename(const char *from, const char *to) { return below(to) && fails() ? -1 : REAL(rename)(from, to); }

__attribute__((destructor)) static void tell(void) {
    if (getenv("FAIL_UNDER") && !getenv("FAIL_AT")) fprintf(stderr, "%ld\n", calls);
}
