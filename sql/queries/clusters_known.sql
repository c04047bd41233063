-- One row: a mark of all that the names of clusters rest on besides the measures: the nights in nights_before, and labels.
select
    (
        select bit_xor(hash(nights_before.owner, nights_before.before_on, nights_before.highest))
        from nights_before
    ) as nights,
    (
        select bit_xor(hash(clusters.owner, clusters.cluster_id, clusters.label))
        from nights_before
        inner join state.clusters as clusters
            on nights_before.owner = clusters.owner and nights_before.before_on = clusters.as_of
    ) as clusters,
    (
        select bit_xor(hash(members.owner, members.cluster_id, members.person_id))
        from nights_before
        inner join state.cluster_members as members
            on nights_before.owner = members.owner and nights_before.before_on = members.as_of
    ) as members,
    (
        select list((labels.owner, labels.cluster_id, labels.label) order by labels.rowid)
        from decisions.labels as labels
    ) as labels;
