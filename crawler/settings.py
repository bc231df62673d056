"""Settings of the Scrapy project: safe and polite by default. What each outlet changes is in its own TOML file.

Scrapy's own defaults are for reach (1 GiB bodies, unverified certificates, robots.txt ignored when the server fails); every line below
that differs does so on purpose.
"""

from __future__ import annotations

import os
from pathlib import Path

from crawler.contact import crawl_table, user_agent

BOT_NAME = "kliping"

KLIPING_CONFIG = os.environ.get("KLIPING_CONFIG", "config")
KLIPING_CONTACT, KLIPING_ALLOW_PRIVATE = crawl_table(Path(KLIPING_CONFIG))
USER_AGENT = user_agent(KLIPING_CONTACT)

SPIDER_LOADER_CLASS = "crawler.spiders.OutletSpiders"

# Politeness. Delay and slot come from the outlet; retries go through the frontier, which outlives the run.
CONCURRENT_REQUESTS = 32
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 2.0
DOWNLOAD_DELAY_JITTER = 0
AUTOTHROTTLE_ENABLED = False
RETRY_ENABLED = False
CONCURRENT_ITEMS = 1  # Scrapy starts so many tasks for every response; ours give one item at most
ROBOTSTXT_OBEY = False  # Scrapy's middleware allows everything when robots.txt cannot be had; RobotsRules takes its place

# Limits.
DOWNLOAD_MAXSIZE = 8 * 1024 * 1024
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_TIMEOUT = 30
REDIRECT_MAX_TIMES = 5
METAREFRESH_ENABLED = False
URLLENGTH_LIMIT = 0  # Scrapy would drop longer ones without a word; crawler/discover.py passes over them and counts

# Doors that stay shut.
DOWNLOAD_VERIFY_CERTIFICATES = True
COOKIES_ENABLED = False
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False
HTTPPROXY_ENABLED = False  # through a proxy we could not judge the address that is connected to
REFERRER_POLICY = "no-referrer"
DOWNLOAD_HANDLERS = {"data": None, "file": None, "ftp": None, "s3": None}
TWISTED_DNS_RESOLVER = "crawler.guard.PublicResolver"

DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "id,en;q=0.5",
    "Accept-Encoding": "gzip",  # what `crawler.unpack` undoes; `deflate` is understood as well
}

DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware": None,
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
    "crawler.middlewares.AddressGuard": 50,
    "crawler.middlewares.RobotsRules": 100,
    "crawler.middlewares.Unpack": 590,
    "crawler.middlewares.TimeForAll": 700,  # beyond redirects, which are handled at 600
}

HTTPERROR_ALLOW_ALL = True  # the spider reads every status itself
LOG_LEVEL = "INFO"
