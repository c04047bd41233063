-- the people on a day are not those of the day before and who came, without who went
with days as (
    select
        *,
        lag(size) over (partition by owner order by exported_on) as size_before
    from core.growth_together
    where size is not null
)

select owner, exported_on, size
from days
where size_before is not null and size != size_before + added + returned + first_listed - removed;
