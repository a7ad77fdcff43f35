namespace Tdc.Platform.Documents;

/// <summary>What is wrong with a field of a document record.</summary>
public enum RecordFaultKind
{
    /// <summary>A required field is empty.</summary>
    Missing,

    /// <summary>A text is longer than the appendix allows.</summary>
    TooLong,

    /// <summary>A number or day is outside its range.</summary>
    OutOfRange,
}

/// <summary>A field of a document record that is wrong.</summary>
/// <param name="Field">Its name as in the appendix, e.g. <c>SignerInfo.FullName</c> or <c>To[0].OrganName</c>.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Limit">The longest length allowed, for <see cref="RecordFaultKind.TooLong"/>; 0 otherwise.</param>
public sealed record RecordFault(string Field, RecordFaultKind Kind, int Limit);

/// <summary>Collects what is wrong with a record.</summary>
internal sealed class RecordCheck
{
    internal const int MaxOrganId = 35;
    private readonly List<RecordFault> faults = [];

    internal IReadOnlyList<RecordFault> Faults => faults;

    internal void Text(string field, string? value, int max)
    {
        if (string.IsNullOrWhiteSpace(value)) { Add(field, RecordFaultKind.Missing, 0); }
        else { Length(field, value, max); }
    }

    internal void Length(string field, string? value, int max)
    {
        if (value?.Length > max) { Add(field, RecordFaultKind.TooLong, max); }
    }

    internal void Range(string field, int? value, int min, int max)
    {
        if (value < min || value > max) { Add(field, RecordFaultKind.OutOfRange, 0); }
    }

    internal void Add(string field, RecordFaultKind kind, int limit) => faults.Add(new RecordFault(field, kind, limit));
}
