namespace Tdc.Traceability.Events.Tables;

/// <summary>A walk over the narrow rows of events, in pieces.</summary>
internal sealed record EventScan
{
    /// <summary>The order.</summary>
    public required EventOrder Order { get; init; }

    /// <summary>Go on after this event in the order.</summary>
    public (long EventTime, long Position)? After { get; init; }

    /// <summary>Least position.</summary>
    public long FromPosition { get; init; } = 1;

    /// <summary>Greatest position.</summary>
    public required long UpTo { get; init; }

    /// <summary>Least event time in ticks.</summary>
    public long? TimeFrom { get; init; }

    /// <summary>Event time before, in ticks.</summary>
    public long? TimeBefore { get; init; }

    /// <summary>Kind and action, any of.</summary>
    public int[]? Sorts { get; init; }

    /// <summary>Short hashes, any of.</summary>
    public int[]? BizSteps { get; init; }

    /// <summary>Short hashes, any of.</summary>
    public int[]? Dispositions { get; init; }

    /// <summary>Short hashes, any of.</summary>
    public int[]? ReadPoints { get; init; }

    /// <summary>Short hashes, any of.</summary>
    public int[]? BizLocations { get; init; }

    /// <summary>Short hashes, any of.</summary>
    public int[]? Owners { get; init; }

    /// <summary>Only these positions.</summary>
    public IReadOnlyList<long>? Positions { get; init; }

    /// <summary>Rows at most.</summary>
    public required int Limit { get; init; }

    /// <summary>Whether the order goes by event time.</summary>
    public bool ByTime => Order is EventOrder.Happened or EventOrder.HappenedDescending;

    /// <summary>Whether the order falls.</summary>
    public bool Descending => Order is EventOrder.RecordedDescending or EventOrder.HappenedDescending;

    /// <summary>The condition and order in the SQL that both engines know; only the way to give a list differs.</summary>
    /// <param name="list">Gives a condition such as <c>biz_step = ANY (@steps)</c> and sets its parameter.</param>
    /// <param name="value">Sets a parameter.</param>
    public string Sql(Func<string, string, object, string> list, Action<string, object> value)
    {
        var where = new List<string>();
        if (Positions is not null)
        {
            where.Add(list("position", "positions", Positions as long[] ?? [.. Positions]));
        }

        if (FromPosition > 1)
        {
            where.Add("position >= @least");
            value("least", FromPosition);
        }

        where.Add("position <= @most");
        value("most", UpTo);
        Times(where, value);
        if (After is { } after)
        {
            where.Add((ByTime, Descending) switch
            {
                (false, false) => "position > @after",
                (false, true) => "position < @after",
                (true, false) => "(event_time, position) > (@aftertime, @after)",
                (true, true) => "(event_time, position) < (@aftertime, @after)",
            });
            value("after", after.Position);
            if (ByTime)
            {
                value("aftertime", after.EventTime);
            }
        }

        foreach (var (column, name, values) in new[]
        {
            ("sort", "sorts", Sorts), ("biz_step", "steps", BizSteps), ("disposition", "dispositions", Dispositions),
            ("read_point", "points", ReadPoints), ("biz_location", "locations", BizLocations), ("owner", "owners", Owners),
        })
        {
            if (values is [var only] && column != "sort")
            {
                where.Add($"{column} = @{name}");
                value(name, only);
            }
            else if (values is not null)
            {
                where.Add(list(column, name, values));
            }
        }

        var way = Descending ? "DESC" : "ASC";
        var order = ByTime ? $"event_time {way}, position {way}" : $"position {way}";
        value("limit", Limit);
        return $"SELECT position, slot, event_time, record_time FROM epcis_event WHERE {string.Join(" AND ", where)} ORDER BY {order} LIMIT @limit";
    }

    private void Times(List<string> where, Action<string, object> value)
    {
        if (TimeFrom is { } from)
        {
            where.Add("event_time >= @timefrom");
            value("timefrom", from);
        }

        if (TimeBefore is { } before)
        {
            where.Add("event_time < @timebefore");
            value("timebefore", before);
        }
    }
}
