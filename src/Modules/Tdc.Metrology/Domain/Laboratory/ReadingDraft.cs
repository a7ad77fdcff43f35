namespace Tdc.Metrology.Domain.Laboratory;

/// <summary>What one person typed for readings at a test point and has not entered yet: kept at every post, so that a weak line loses nothing.</summary>
internal sealed class ReadingDraft
{
    /// <summary>Its id.</summary>
    public required ReadingDraftId Id { get; init; }

    /// <summary>The item.</summary>
    public required JobItemId Item { get; init; }

    /// <summary>The account that types.</summary>
    public required Guid Person { get; init; }

    /// <summary>As found or as left.</summary>
    public required ItemCondition Condition { get; init; }

    /// <summary>The test point.</summary>
    public required double Nominal { get; init; }

    /// <summary>The fields as typed: an object of texts as JSON.</summary>
    public required string Fields { get; set; }

    /// <summary>When it was kept last.</summary>
    public required DateTimeOffset SavedAt { get; set; }
}
