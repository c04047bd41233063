-- How evenly networks are spread, where attention goes, and what each network is used for.
create table core.balance (
    owner varchar not null,
    attribute varchar not null,
    among varchar not null,
    weighted_by varchar not null,
    people bigint,
    unknown_share double,
    groups bigint,
    blau double,
    entropy double,
    ei double,
    own varchar,
    top varchar,
    top_share double
);
comment on table core.balance is 'one row per owner, attribute, set of people and weighting';

create table core.balance_groups (
    owner varchar not null,
    attribute varchar not null,
    among varchar not null,
    value varchar not null,
    people bigint,
    share double,
    strength_share double
);
comment on table core.balance_groups is 'one row per owner, attribute, set of people and value of the attribute';

create table core.levels (
    owner varchar not null,
    person_id varchar not null,
    position varchar,
    level varchar,
    word varchar
);
comment on table core.levels is 'one row per owner and contact whose title is known: what it says of rank';

create table core.attention (
    owner varchar not null,
    layer bigint not null,
    rhythm varchar,
    within_days bigint,
    people bigint,
    usual_people bigint,
    contacts_a_year double,
    attention_share double,
    names varchar
);
comment on table core.attention is 'one row per owner and layer of contact rhythm, from the innermost';

create table core.contexts (
    owner varchar not null,
    person_id varchar not null,
    is_on_business boolean,
    is_on_social boolean,
    business double,
    social double,
    elsewhere double,
    beta double,
    blur double
);
comment on table core.contexts is 'one row per owner and contact: business, social or both';

create table core.context_mix (
    owner varchar not null,
    business_people bigint,
    social_people bigint,
    both_people bigint,
    overlap_share double,
    known_people bigint,
    mixed_people bigint,
    blur double
);
comment on table core.context_mix is 'one row per owner: how far business and social contexts blur';

create table core.network_uses (
    owner varchar not null,
    source varchar not null,
    context varchar,
    contacts bigint,
    only_here bigint,
    in_touch bigint,
    attention_share double,
    main_kind varchar,
    main_kind_share double
);
comment on table core.network_uses is 'one row per owner and network: what it is used for';

create table core.network_overlap (
    owner varchar not null,
    source_a varchar not null,
    source_b varchar not null,
    contacts_a bigint,
    contacts_b bigint,
    shared bigint,
    share_of_smaller double
);
comment on table core.network_overlap is 'one row per owner and pair of networks';

create table core.invitations (
    owner varchar not null,
    direction varchar not null,
    wording varchar,
    invitations bigint,
    accepted bigint,
    acceptance double,
    answered bigint,
    answer_share double
);
comment on table core.invitations is 'one row per owner, direction and wording of invitations';
