using Tdc.Platform.Organisations;

namespace Tdc.Traceability.Domain.Showing;

/// <summary>How far the roll-ups have read the event store.</summary>
internal sealed class ReadCursor
{
    /// <summary>The reader's name.</summary>
    public required string Name { get; init; }

    /// <summary>The last position read.</summary>
    public required long Position { get; set; }
}

/// <summary>Events of a unit about a product that happened on a day.</summary>
internal sealed class EventDay
{
    /// <summary>The day in Viet Nam on which it happened.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The unit that recorded.</summary>
    public required LineageId Owner { get; init; }

    /// <summary>14 digits of the product; empty when the event names none.</summary>
    public required string Gtin { get; init; }

    /// <summary>How many. An event about two products counts for each; the row without a product counts each event once.</summary>
    public required int Events { get; set; }
}

/// <summary>What is recorded of a lot, reduced to the days that the measures ask for.</summary>
/// <remarks>Serial numbers count for their product (an empty lot): rows stay as few as lots.</remarks>
internal sealed class LotTrace
{
    /// <summary>14 digits of the product.</summary>
    public required string Gtin { get; init; }

    /// <summary>The lot; empty for serial numbers and for the product as such.</summary>
    public required string Lot { get; init; }

    /// <summary>The unit that recorded it first.</summary>
    public required LineageId Owner { get; init; }

    /// <summary>Day of the first event in Viet Nam, by the time of happening.</summary>
    public required DateOnly FirstOn { get; set; }

    /// <summary>Day of the newest event.</summary>
    public required DateOnly LastOn { get; set; }

    /// <summary>How many events name it.</summary>
    public int Events { get; set; }

    /// <summary>The day on which its coming into being at a named place was recorded.</summary>
    public DateOnly? OriginOn { get; set; }

    /// <summary>The day on which another unit than the first recorded taking it over.</summary>
    public DateOnly? HandedOn { get; set; }

    /// <summary>The day on which its sale or its use in another product was recorded.</summary>
    public DateOnly? EndedOn { get; set; }

    /// <summary>Whether the whole way is recorded: where it began, and that somebody else took it over, bought it or used it up.</summary>
    public bool IsEndToEnd => OriginOn is not null && (HandedOn is not null || EndedOn is not null);
}
