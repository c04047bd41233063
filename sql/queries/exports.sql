-- Every place in the inbox becomes one row: which export it is, and whether it counts.
create or replace temporary table placed as
with owned as (
    select
        package_id,
        count(distinct owner) as n_owners,
        min(owner) as only_owner
    from raw.owners
    where owner is not null
    group by package_id
),

counted as (
    select
        package_id,
        cast(sum(rows_read) as bigint) as rows_read,
        cast(sum(rows_rejected) as bigint) as rejects
    from raw.files
    group by package_id
),

-- several lines may speak of one file: in each column the last one stands, a path before a bare name
said as (
    select
        sightings.path,
        exports.owner,
        exports.exported_on,
        exports.verdict,
        row_number() over (partition by sightings.path order by sightings.path = exports.file, exports.rowid) as line
    from (select distinct path from raw.sightings) as sightings
    inner join decisions.exports as exports
        on sightings.path = exports.file or parse_filename(sightings.path) = exports.file
),

decided as (
    select
        path,
        max_by(owner, line) filter (where owner is not null) as owner,
        max_by(exported_on, line) filter (where exported_on is not null) as exported_on,
        max_by(verdict, line) filter (where verdict is not null) as verdict
    from said
    group by path
)

select
    sightings.path as file,
    sightings.package_id,
    sightings.present,
    sightings.reason as refusal,
    packages.source,
    packages.neutral,
    decided.verdict,
    case
        when not coalesce(packages.neutral, false) then coalesce(decided.owner, sightings.filed_under, night.default_owner)
        when owned.n_owners = 1 then owned.only_owner
    end as owner, -- null: the export names several owners, or none
    coalesce(decided.owner, sightings.filed_under, night.default_owner) as local_owner,
    coalesce(decided.exported_on, sightings.dated_on) as exported_on,
    case when decided.exported_on is not null then 'decision' else sightings.dated_by end as dated_by,
    case when decided.exported_on is null then sightings.warning end as warning,
    coalesce(counted.rows_read, 0) as rows_read,
    coalesce(counted.rejects, 0) as rejects
from raw.sightings as sightings
cross join state.night as night
left join raw.packages as packages on sightings.package_id = packages.package_id
left join owned on sightings.package_id = owned.package_id
left join counted on sightings.package_id = counted.package_id
left join decided on sightings.path = decided.path;

-- Copies of one content tell each other their day, unless manifest, name or a decision gives each a day of its own.
create or replace temporary table dated as
with judged as (
    select
        *,
        coalesce(dated_by in ('decision', 'manifest', 'name'), false) as is_told
    from placed
)

select
    * replace (
        if(is_told, exported_on, first_value(exported_on) over best_first) as exported_on,
        if(is_told, dated_by, first_value(dated_by) over best_first) as dated_by,
        if(is_told, warning, first_value(warning) over best_first) as warning
    )
from judged
window best_first as (
    partition by package_id, verdict
    order by is_told desc, exported_on is null asc, file asc
);

-- The same content of one day is one export; in the folders of two owners one of each, unless it names its owners.
create or replace temporary table labelled as
with lying as (
    select
        *,
        coalesce(owner, local_owner) as label
    from dated
    -- what lies in the inbox is where it lies now, and no longer where it lay
    qualify present or not bool_or(present) over (partition by package_id, exported_on)
)

select
    *,
    row_number() over same_content as copy,
    first_value(file) over same_content as original
from lying
window same_content as (
    partition by package_id, exported_on, verdict, if(neutral, null, label)
    order by file
);

-- Parts of one owner, network and day are united, unless the same file in them differs.
create or replace temporary table parts as
with inner_files as (
    select
        package_id,
        sha256,
        lower(file) as file,
        case
            when count(distinct split_part(file, '/', 1)) over (partition by package_id) = 1 and strpos(file, '/') > 0
                then lower(substr(file, strpos(file, '/') + 1))
        end as below_top
    from raw.files
    where status = 'read'
),

named as (
    select package_id, sha256, file as whole_name, file from inner_files
    union
    select package_id, sha256, file, below_top from inner_files where below_top is not null
),

counted as (
    select
        package_id,
        count(*) as files,
        count(*) filter (where status = 'read') as files_read
    from raw.files
    group by package_id
)

select
    labelled.label,
    labelled.source,
    labelled.exported_on,
    labelled.file,
    labelled.package_id,
    labelled.present,
    counted.files,
    counted.files_read,
    named.whole_name,
    named.file as inner_file,
    named.sha256
from labelled
inner join named on labelled.package_id = named.package_id
inner join counted on labelled.package_id = counted.package_id
where
    labelled.copy = 1
    and labelled.exported_on is not null
    and labelled.verdict is distinct from 'ignore'
    -- several mailboxes, calendars and address books have files of one name: they add up
    and labelled.source not in ('mail', 'calendar', 'addressbook');

create or replace temporary table shared_files as
select
    mine.label,
    mine.source,
    mine.exported_on,
    mine.file,
    mine.package_id,
    mine.files_read,
    mine.whole_name,
    mine.inner_file,
    other.file as other_file,
    other.package_id as other_id,
    other.files > mine.files as other_is_larger,
    mine.sha256 != other.sha256 as differs,
    other.present and not mine.present as is_replaced
from parts as mine
inner join parts as other
    on
        mine.label = other.label
        and mine.source = other.source
        and mine.exported_on = other.exported_on
        and mine.inner_file = other.inner_file
        and mine.package_id != other.package_id
        and (other.present or not mine.present); -- what was taken out of the inbox contradicts nobody

-- LinkedIn answers one request twice, with a part within minutes (Basic) and with all of it within a day (Complete): where that
-- is the same day the whole stands for the part, if it could read all that the part has, and holds more.
create or replace temporary table superseded as
select
    label,
    exported_on,
    package_id,
    min(other_file) as whole_file
from (
    select
        label,
        exported_on,
        package_id,
        other_file,
        other_id
    from shared_files
    where source = 'linkedin' and other_is_larger
    group by label, exported_on, package_id, files_read, other_file, other_id
    having count(distinct whole_name) = files_read and bool_or(differs)
) as wholes
where other_id not in (select lists.package_id from raw.lists as lists where lists.state = 'absent')
group by label, exported_on, package_id;

create or replace temporary table conflicts as
with standing as (
    select shared_files.*
    from shared_files
    anti join superseded
        on
            shared_files.label = superseded.label
            and shared_files.exported_on = superseded.exported_on
            and (shared_files.package_id = superseded.package_id or shared_files.other_id = superseded.package_id)
)

select
    file,
    package_id,
    min(other_file) as other_file,
    min(inner_file) as inner_file,
    bool_or(is_replaced) as is_replaced
from standing
where differs
group by file, package_id;

truncate core.exports;

insert into core.exports by name
select
    labelled.file,
    labelled.owner,
    labelled.source,
    labelled.exported_on,
    labelled.dated_by,
    labelled.verdict,
    labelled.rows_read,
    labelled.rejects,
    nullif(labelled.package_id, '') as package_id,
    case
        when labelled.source is null or labelled.exported_on is null then labelled.file
        else concat_ws('/', labelled.label, labelled.source, cast(labelled.exported_on as varchar))
    end as export_id,
    case
        when labelled.refusal is not null or labelled.verdict = 'ignore' then 'refused'
        when labelled.copy > 1 or superseded.whole_file is not null or conflicts.is_replaced then 'duplicate'
        when labelled.exported_on is null then 'refused'
        when labelled.exported_on > night.as_of then 'later'
        when conflicts.file is not null then 'held'
        else 'loaded'
    end as status,
    case
        when labelled.refusal is not null then labelled.refusal
        when labelled.verdict = 'ignore' then 'ignored by decisions/exports.csv'
        when labelled.copy > 1 then 'same content as ' || labelled.original
        when labelled.exported_on is null
            then labelled.warning || ' Its columns are file,owner,exported_on,verdict; the file is ' || labelled.file || '.'
        when superseded.whole_file is not null
            then 'a part of ' || superseded.whole_file || ' of the same day, which has all of it and more'
        when conflicts.is_replaced then 'no longer in the inbox, where ' || conflicts.other_file || ' of the same day differs'
        when labelled.exported_on > night.as_of then 'dated after ' || cast(night.as_of as varchar)
        when conflicts.file is not null
            then
                'its ' || conflicts.inner_file || ' differs from the one in ' || conflicts.other_file
                || ' of the same day: give one of them another date, or the verdict ignore, in decisions/exports.csv'
        else labelled.warning
    end as reason
from labelled
cross join state.night as night
left join conflicts on labelled.file = conflicts.file and labelled.package_id = conflicts.package_id
left join superseded
    on
        labelled.package_id = superseded.package_id
        and labelled.label = superseded.label
        and labelled.exported_on = superseded.exported_on
order by labelled.file, labelled.package_id;

truncate core.used;

insert into core.used by name
select distinct
    exports.package_id,
    exports.export_id,
    exports.owner,
    coalesce(exports.owner, labelled.local_owner) as local_owner,
    exports.source,
    labelled.neutral,
    exports.exported_on
from core.exports as exports
inner join labelled on exports.file = labelled.file and exports.package_id = labelled.package_id
where exports.status = 'loaded'
order by all;
