"""Writes golden-acts.journal, the kinds of record that came after the first, from docs/reference/journal.md, sharing no code with the journal. Run in this folder."""
import datetime
import hashlib
import struct

FACTS = [
    '{"type":"epoch-opened","businessDate":"2026-11-23","happenedAt":"2026-11-23T12:00:00Z","reason":"enrolled",'
    '"source":{"epoch":1,"sequence":1,"till":"s1-t1"}}',
    '{"type":"basket-suspended","businessDate":"2026-11-23","happenedAt":"2026-11-23T12:00:02Z","lines":[{"ageCheck":'
    '{"method":"PLAINLY_OLDER","minimumAge":18,"operator":"c01"},"gtin":"04006381333931","quantity":"3 ea","reduction":'
    '{"approval":{"approver":"m01","reason":"damaged"},"percent":10},"unitPrice":"2.55 GBP","voided":false}],"offers":[],'
    '"operator":"c01","source":{"epoch":1,"sequence":2,"till":"s1-t1"},"worth":"6.88 GBP"}',
    '{"type":"basket-resumed","businessDate":"2026-11-23","happenedAt":"2026-11-23T12:00:03Z","noLongerSold":[],'
    '"operator":"c01","repriced":["04006381333931"],"source":{"epoch":1,"sequence":3,"till":"s1-t1"},'
    '"suspended":{"epoch":1,"sequence":2,"till":"s1-t1"}}',
    '{"type":"payment-attempted","account":"TSG0000000000017","amount":"2.00 GBP","attempt":"s1-t1/1/4",'
    '"businessDate":"2026-11-23","grant":"g-1","happenedAt":"2026-11-23T12:00:04Z","means":"GIFT_CARD","operator":"c01",'
    '"result":"APPROVED","source":{"epoch":1,"sequence":4,"till":"s1-t1"}}',
    '{"type":"payment-attempted","amount":"1.00 GBP","attempt":"s1-t1/1/5","businessDate":"2026-11-23","grant":"g-2",'
    '"happenedAt":"2026-11-23T12:00:05Z","means":"POINTS","operator":"c01","points":[{"expiresOn":"2026-12-31",'
    '"points":100}],"result":"REVERSED","source":{"epoch":1,"sequence":5,"till":"s1-t1"}}',
]
TOTALS = [(0, 0)] * 5


def crc32c(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc >> 1) ^ (0x82F63B78 & -(crc & 1))
    return crc ^ 0xFFFFFFFF


assert crc32c(b"123456789") == 0xE3069283

day = (datetime.date(2026, 11, 23) - datetime.date(1970, 1, 1)).days
previous = bytes(32)
frames = b""
for number, (fact, (sales, returns)) in enumerate(zip(FACTS, TOTALS), start=1):
    payload = fact.encode("utf-8")
    digest = hashlib.sha256(previous + payload).digest()
    # Each record was acknowledged before the next one was written.
    mark = struct.pack(">Q", 512 + len(frames))
    body = struct.pack(">QiQQ", number, day, sales, returns) + previous + digest + mark + payload
    frames += struct.pack(">II", len(body), crc32c(body)) + body
    previous = digest

identity = b"TILLJRNL" + struct.pack(">IiI", 2, 1, 5) + b"s1-t1".ljust(40, b"\0")
mark = struct.pack(">Q", 512 + len(frames))
header = identity + struct.pack(">I", crc32c(identity)) + mark + struct.pack(">I", crc32c(mark))
with open("golden-acts.journal", "wb") as golden:
    golden.write(header.ljust(512, b"\0") + frames)
