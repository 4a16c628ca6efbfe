"""The search for customers that look like one: one statement over all of them, by what is compared loosely."""

from __future__ import annotations

import datetime as dt
from typing import Final

from django.db import connection

from atiende.customers.rules.likeness import COUNTRY_OF_TAX, MOST_SHARING, SIMILAR_NAME, STRENGTH, Evidence

_MOST: Final = 10_000
_MOST_OF_COMPANY: Final = 500

_FIND: Final = """
WITH RECURSIVE chain (first, id) AS (
    SELECT source_id, target_id FROM customers_customermerge
    UNION
    SELECT chain.first, merge.target_id
    FROM chain JOIN customers_customermerge merge ON merge.source_id = chain.id
), top (first, id) AS (
    SELECT first, id FROM chain
    WHERE NOT EXISTS (SELECT FROM customers_customermerge merge WHERE merge.source_id = chain.id)
), told (low, high) AS (
    SELECT least(coalesce(a.id, low_id), coalesce(b.id, high_id)),
        greatest(coalesce(a.id, low_id), coalesce(b.id, high_id))
    FROM customers_toldapart LEFT JOIN top a ON a.first = low_id LEFT JOIN top b ON b.first = high_id
), loose (evidence, value, customer) AS (
    SELECT CASE kind WHEN 'email' THEN 'mail' WHEN 'tax_id' THEN 'tax_id' ELSE 'phone' END,
        CASE kind
            WHEN 'email' THEN CASE WHEN split_part(normal_value, '@', 2) IN ('gmail.com', 'googlemail.com')
                THEN replace(split_part(split_part(normal_value, '@', 1), '+', 1), '.', '') || '@gmail.com'
                ELSE split_part(split_part(normal_value, '@', 1), '+', 1) || '@' || split_part(normal_value, '@', 2)
                END
            WHEN 'tax_id' THEN regexp_replace(normal_value, %(country_of_tax)s, '')
            ELSE right(regexp_replace(normal_value, '[^0-9]', '', 'g'), 9)
        END,
        coalesce(top.id, customer_id)
    FROM customers_identifier LEFT JOIN top ON top.first = customer_id
    WHERE kind IN ('email', 'tax_id') OR (kind IN ('phone', 'whatsapp') AND normal_value ~ '([0-9].*){9}')
), shared (evidence, customers) AS (
    SELECT evidence, array_agg(DISTINCT customer) FROM loose GROUP BY evidence, value
    HAVING count(DISTINCT customer) BETWEEN 2 AND %(most_sharing)s
), named (company, people) AS (
    SELECT company_id, array_agg(id) FROM customers_customer customer
    WHERE company_id IS NOT NULL AND name <> ''
        AND NOT EXISTS (SELECT FROM customers_customermerge merge WHERE merge.source_id = customer.id)
    GROUP BY company_id HAVING count(*) BETWEEN 2 AND %(most_of_company)s
), pair (low, high, evidence) AS (
    SELECT a, b, evidence FROM shared, unnest(customers) a, unnest(customers) b WHERE a < b
    UNION
    SELECT a.id, b.id, 'name' FROM named JOIN customers_customer a ON a.id = ANY (named.people)
        JOIN customers_customer b ON b.id = ANY (named.people) AND a.id < b.id
    WHERE similarity(a.folded_name, b.folded_name) >= %(similar)s
    UNION
    SELECT a.id, b.id, 'name' FROM customers_customer a JOIN customers_customer b
        ON b.folded_name = a.folded_name AND a.id < b.id
    WHERE a.kind = 'company' AND b.kind = 'company' AND a.name <> '' AND b.name <> ''
        AND NOT EXISTS (SELECT FROM customers_customermerge merge WHERE merge.source_id IN (a.id, b.id))
), found AS (
    SELECT low, high, array_agg(evidence ORDER BY evidence) AS evidence,
        sum((%(strength)s::jsonb ->> evidence)::int) AS strength
    FROM pair JOIN customers_customer a ON a.id = low JOIN customers_customer b ON b.id = high AND a.kind = b.kind
    WHERE NOT EXISTS (SELECT FROM told WHERE told.low = pair.low AND told.high = pair.high)
    GROUP BY low, high ORDER BY strength DESC, low, high LIMIT %(most)s
)
INSERT INTO customers_likelyduplicate AS known (low_id, high_id, evidence, strength, found_at)
SELECT low, high, evidence, strength, %(at)s FROM found
ON CONFLICT (low_id, high_id) DO UPDATE
    SET evidence = excluded.evidence, strength = excluded.strength, found_at = excluded.found_at
"""
_FORGET: Final = "DELETE FROM customers_likelyduplicate WHERE found_at < %s"


def propose_all(*, at: dt.datetime) -> int:
    """How many pairs are proposed now; those that nothing speaks for any more are gone. In the caller's transaction."""
    weights = ",".join(f'"{each.value}":{STRENGTH[each]}' for each in Evidence)
    with connection.cursor() as cursor:
        cursor.execute(
            _FIND,
            {
                "country_of_tax": COUNTRY_OF_TAX,
                "most_sharing": MOST_SHARING,
                "most_of_company": _MOST_OF_COMPANY,
                "similar": SIMILAR_NAME,
                "strength": f"{{{weights}}}",
                "most": _MOST,
                "at": at,
            },
        )
        found = int(cursor.rowcount)
        cursor.execute(_FORGET, [at])
    return found
