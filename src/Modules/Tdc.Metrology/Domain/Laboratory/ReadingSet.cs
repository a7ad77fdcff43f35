namespace Tdc.Metrology.Domain.Laboratory;

/// <summary>Whether readings were taken before or after an adjustment or repair.</summary>
internal enum ItemCondition
{
    /// <summary>As found: nothing was done to the item yet.</summary>
    AsFound,

    /// <summary>As left: after adjustment or repair.</summary>
    AsLeft,
}

/// <summary>Readings of one item at one test point. Entered once and never changed: a correction is a new set that names this one.</summary>
internal sealed class ReadingSet
{
    /// <summary>Its id.</summary>
    public required ReadingSetId Id { get; init; }

    /// <summary>The job.</summary>
    public required JobId Job { get; init; }

    /// <summary>The item.</summary>
    public required JobItemId Item { get; init; }

    /// <summary>The version of the method by which they were taken.</summary>
    public required MethodVersionId Method { get; init; }

    /// <summary>As found or as left.</summary>
    public required ItemCondition Condition { get; init; }

    /// <summary>The test point, in the method's unit of test points.</summary>
    public required double Nominal { get; init; }

    /// <summary>The columns: an object of lists of decimals as JSON, by the name of the column.</summary>
    public required string Readings { get; init; }

    /// <summary>Room.</summary>
    public string Room { get; init; } = "";

    /// <summary>Values of the room: an object of numbers as JSON, by the name of the limit.</summary>
    public required string Environment { get; init; }

    /// <summary>The moment of reading.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>The account that read.</summary>
    public Guid? ReadBy { get; init; }

    /// <summary>Name of the person who read.</summary>
    public required string ReaderName { get; init; }

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset EnteredAt { get; init; }

    /// <summary>The set that this one corrects; a set is corrected at most once.</summary>
    public ReadingSetId? Corrects { get; init; }

    /// <summary>Why it corrects.</summary>
    public string CorrectionReason { get; init; } = "";

    /// <summary>The standards that served, frozen at the moment of reading.</summary>
    public List<ReadingStandard> Standards { get; init; } = [];
}

/// <summary>A standard that served a set of readings, and the very certificate version that it stood on.</summary>
internal sealed class ReadingStandard
{
    /// <summary>The set.</summary>
    public required ReadingSetId ReadingSet { get; init; }

    /// <summary>Name of the input of the model that it serves.</summary>
    public required string Input { get; init; }

    /// <summary>The standard.</summary>
    public required StandardId Standard { get; init; }

    /// <summary>Its certificate version.</summary>
    public required StandardCertificateId Certificate { get; init; }
}
