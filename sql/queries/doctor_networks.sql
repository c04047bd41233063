-- One row per owner and network of which an export is in: the newest day, and whether messages or mail are in, too.
with exports as (
    select owner, source, exported_on
    from core.exports
    where status in ('loaded', 'held') and owner is not null
),

written as (
    select distinct owner, source
    from core.exchange_terms
    where kind in ('message', 'email')
)

select
    exports.owner,
    exports.source,
    max(exports.exported_on) as newest_on,
    bool_or(written.owner is not null) as has_messages
from exports
left join written on exports.owner = written.owner and exports.source = written.source
group by exports.owner, exports.source
order by all;
