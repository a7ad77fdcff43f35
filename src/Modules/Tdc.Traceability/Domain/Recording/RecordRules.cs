namespace Tdc.Traceability.Domain.Recording;

/// <summary>A rule that a record breaks.</summary>
/// <param name="Part">The part of the record: <c>items</c>, <c>outputs</c>, <c>at</c>, <c>place</c>, <c>expires</c>, <c>temperature</c>, <c>humidity</c>, <c>container</c>, <c>otherPlace</c>.</param>
/// <param name="Code">Stable code, key of the message.</param>
internal readonly record struct RecordFault(string Part, string Code);

/// <summary>What every record must hold before it becomes an event.</summary>
internal static class RecordRules
{
    /// <summary>How far a phone's clock may run ahead.</summary>
    public static readonly TimeSpan ClockAhead = TimeSpan.FromMinutes(15);

    /// <summary>How far back a record may reach: what lies further comes by a table or a file.</summary>
    public static readonly TimeSpan Oldest = TimeSpan.FromDays(366);

    /// <summary>Largest quantity.</summary>
    public const decimal MostQuantity = 1_000_000_000m;

    /// <summary>Most goods in one record.</summary>
    public const int MostItems = 500;

    /// <summary>All rules that the record breaks, none when it is sound.</summary>
    /// <param name="record">The record.</param>
    /// <param name="now">The present moment.</param>
    /// <param name="oldest">How far back it may reach; <see cref="Oldest"/> when left out.</param>
    public static IReadOnlyList<RecordFault> Check(StepRecord record, DateTimeOffset now, TimeSpan? oldest = null)
    {
        List<RecordFault> faults = [];
        if (record.At > now + ClockAhead)
        {
            faults.Add(new("at", "record.at-future"));
        }
        else if (record.At < now - (oldest ?? Oldest))
        {
            faults.Add(new("at", "record.at-old"));
        }

        if (record.Place.Length == 0)
        {
            faults.Add(new("place", "record.no-place"));
        }

        Goods(record.Items, "items", faults);
        if (record.Step == RecordStep.Process)
        {
            Goods(record.Outputs, "outputs", faults);
            if (record.Outputs.Any(o => record.Items.Any(i => i.Uri == o.Uri)))
            {
                faults.Add(new("outputs", "record.same-in-and-out"));
            }
        }

        if (record.Step == RecordStep.Pack)
        {
            if (record.Container is null)
            {
                faults.Add(new("container", "record.no-container"));
            }
            else if (record.Items.Any(i => i.Uri == record.Container))
            {
                faults.Add(new("container", "record.container-in-itself"));
            }
        }

        if (record.Step == RecordStep.Ship)
        {
            if (record.OtherPlace is null && record.OtherParty is null)
            {
                faults.Add(new("otherPlace", "record.no-destination"));
            }
            else if (record.OtherPlace == record.Place)
            {
                faults.Add(new("otherPlace", "record.same-place"));
            }
        }

        Dates(record, faults);
        if (record.Temperature is < -100 or > 200)
        {
            faults.Add(new("temperature", "record.temperature-range"));
        }

        if (record.Humidity is < 0 or > 100)
        {
            faults.Add(new("humidity", "record.humidity-range"));
        }

        return faults;
    }

    private static void Dates(StepRecord record, List<RecordFault> faults)
    {
        var day = DateOnly.FromDateTime(record.At.DateTime);
        if (record.ExpiresOn < day && record.Step is RecordStep.Harvest or RecordStep.Process && record.ExpiresOn is not null)
        {
            faults.Add(new("expires", "record.expires-before"));
        }

        if (record.HarvestedOn > day)
        {
            faults.Add(new("at", "record.harvest-after"));
        }
    }

    private static void Goods(IReadOnlyList<RecordItem> goods, string part, List<RecordFault> faults)
    {
        if (goods.Count == 0)
        {
            faults.Add(new(part, "record.no-goods"));
        }
        else if (goods.Count > MostItems)
        {
            faults.Add(new(part, "record.too-many"));
        }
        else if (goods.DistinctBy(g => g.Uri).Count() != goods.Count)
        {
            faults.Add(new(part, "record.goods-twice"));
        }

        if (goods.Any(g => g.Quantity is <= 0 or > MostQuantity))
        {
            faults.Add(new(part, "record.quantity-range"));
        }
    }
}
