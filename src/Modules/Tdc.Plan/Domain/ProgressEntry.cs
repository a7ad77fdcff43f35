using Tdc.Platform.Storage;

namespace Tdc.Plan.Domain;

/// <summary>Id of a progress entry.</summary>
public readonly record struct ProgressEntryId(Guid Value) : IId<ProgressEntryId>
{
    /// <inheritdoc/>
    public static ProgressEntryId From(Guid value) => new(value);
}

/// <summary>Where a progress value comes from.</summary>
internal enum ProgressSource
{
    /// <summary>Typed by the unit.</summary>
    Hand,

    /// <summary>Rolled up from the unit's activities.</summary>
    Activities,

    /// <summary>The unit said that the duty is done, or the coordinator took it or gave it back.</summary>
    Step,

    /// <summary>Handed over from a closed unit.</summary>
    Succession,

    /// <summary>An amendment of the plan changed what is asked.</summary>
    Amendment,
}

/// <summary>One statement about a duty's progress, by a person on a day; never changed.</summary>
internal sealed class ProgressEntry
{
    /// <summary>Its id, rising with time.</summary>
    public required ProgressEntryId Id { get; init; }

    /// <summary>The duty.</summary>
    public required DutyId DutyId { get; init; }

    /// <summary>The day for which it holds.</summary>
    public required DateOnly On { get; init; }

    /// <summary>0 to 1; <see langword="null"/> when the entry only tells.</summary>
    public double? Share { get; init; }

    /// <summary>Where the value comes from.</summary>
    public required ProgressSource Source { get; init; }

    /// <summary>What was done.</summary>
    public string Narrative { get; init; } = "";

    /// <summary>What stands in the way.</summary>
    public string Difficulty { get; init; } = "";

    /// <summary>Who wrote it.</summary>
    public Guid? Author { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset WrittenAt { get; init; }
}

/// <summary>The yearly look at a duty that lasts several years.</summary>
internal sealed class Checkpoint
{
    /// <summary>The duty.</summary>
    public required DutyId DutyId { get; init; }

    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <summary>31 December of the year, or the duty's last day.</summary>
    public required DateOnly DueOn { get; set; }

    /// <summary>Progress as it stood by the last entry of that year; <see langword="null"/> while nothing was said.</summary>
    public double? Share { get; set; }
}

/// <summary>A duty handed from a closed unit to a successor by a recorded act; a district may hand on to many communes.</summary>
internal sealed class DutyTransfer
{
    /// <summary>The duty that ended.</summary>
    public required DutyId FromId { get; init; }

    /// <summary>The duty that goes on.</summary>
    public required DutyId ToId { get; init; }

    /// <summary>The act of the register.</summary>
    public required Guid ActId { get; init; }

    /// <summary>The act as a text to show.</summary>
    public required string Basis { get; init; }

    /// <summary>When it was moved.</summary>
    public required DateTimeOffset MovedAt { get; init; }

    /// <summary>Who moved it.</summary>
    public Guid? MovedBy { get; init; }
}
