using System.Collections;

namespace Tdc.Platform.Pages;

/// <summary>One thing to be mended in a form.</summary>
/// <param name="Field">The field's name, which is also its id; null when no single field is meant.</param>
/// <param name="Message">What to do and what was received, in the reader's language; the same words in the summary and at the field.</param>
public sealed record FieldFault(string? Field, string Message);

/// <summary>The faults of one post. Cascade it around the fields: each shows its own, and <c>ErrorSummary</c> lists all.</summary>
public sealed class FormFaults : IEnumerable<FieldFault>
{
    private readonly List<FieldFault> faults = [];

    /// <summary>Whether anything has to be mended.</summary>
    public bool Any => faults.Count > 0;

    /// <summary>How many there are.</summary>
    public int Count => faults.Count;

    /// <summary>The first message for a field, or null.</summary>
    public string? this[string field] => faults.Find(fault => fault.Field == field)?.Message;

    /// <summary>Called after a fault was added, so that what shows it is drawn again although none of its own parameters changed.</summary>
    internal event Action? Added;

    /// <summary>Adds a fault.</summary>
    public void Add(string? field, string message)
    {
        faults.Add(new(field, message));
        Added?.Invoke();
    }

    /// <inheritdoc/>
    public IEnumerator<FieldFault> GetEnumerator() => faults.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
