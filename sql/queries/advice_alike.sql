-- One row per pair of people who may be one and wait for a person's word, or of whom that word is that they are two.
with lines as (
    select decided.rowid as line, decided.verdict, a.account_id as account_a, b.account_id as account_b
    from decisions.identities as decided
    inner join core.keys as a on decided.a = a.key
    inner join core.keys as b on decided.b = b.key
),

-- of several lines on one pair the last stands
last_lines as (
    select least(account_a, account_b) as account_a, greatest(account_a, account_b) as account_b, verdict
    from lines
    qualify
        row_number() over (
            partition by least(account_a, account_b), greatest(account_a, account_b)
            order by line desc
        ) = 1
)

select
    person_a,
    person_b,
    true as is_pending
from core.matches
where tier = 'review'
union all
select distinct
    a.person_id as person_a,
    b.person_id as person_b,
    false as is_pending
from last_lines
inner join core.keys as a on last_lines.account_a = a.account_id
inner join core.keys as b on last_lines.account_b = b.account_id
where last_lines.verdict = 'different' and a.person_id is not null and b.person_id is not null
order by person_a, person_b, is_pending;
