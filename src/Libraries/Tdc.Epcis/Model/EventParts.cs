namespace Tdc.Epcis.Model;

/// <summary>A quantity of a class.</summary>
/// <param name="EpcClass">Class URI: lot, pattern of a trade item …</param>
/// <param name="Quantity">Number as written; <c>null</c> when unknown.</param>
/// <param name="Uom">Unit by UN/CEFACT Recommendation 20; <c>null</c> when the quantity is a count.</param>
public sealed record QuantityElement(string EpcClass, string? Quantity, string? Uom);

/// <summary>A business transaction, source or destination.</summary>
/// <param name="Type">Word of the vocabulary or own URI; <c>null</c> when a business transaction gives none.</param>
/// <param name="Value">The URI it points to.</param>
public sealed record BusinessReference(string? Type, string Value);

/// <summary>A read point or business location.</summary>
/// <param name="Id">URI of the place.</param>
/// <param name="Extensions">Fields of other name spaces.</param>
public sealed record Place(string Id, IReadOnlyList<ExtensionField> Extensions);

/// <summary>Dispositions that an event sets and unsets.</summary>
/// <param name="Set">Holds from now on.</param>
/// <param name="Unset">Ends to hold.</param>
public sealed record PersistentDisposition(IReadOnlyList<string>? Set, IReadOnlyList<string>? Unset);

/// <summary>Says that the event with this id is in error, why, and which events mend it.</summary>
public sealed class ErrorDeclaration
{
    /// <summary>When the error was declared.</summary>
    public string? DeclarationTime { get; set; }

    /// <summary>Word of the vocabulary (<c>did_not_occur</c>, <c>incorrect_data</c>) or own URI.</summary>
    public string? Reason { get; set; }

    /// <summary>Ids of the events that mend it.</summary>
    public IReadOnlyList<string>? CorrectiveEventIds { get; set; }

    /// <summary>Fields of other name spaces.</summary>
    public IReadOnlyList<ExtensionField> Extensions { get; set; } = [];
}

/// <summary>Readings of sensors under one set of circumstances.</summary>
public sealed class SensorElement
{
    /// <summary>What the reports share.</summary>
    public SensorFields? Metadata { get; set; }

    /// <summary>The readings.</summary>
    public IReadOnlyList<SensorFields> Reports { get; set; } = [];

    /// <summary>Fields of other name spaces.</summary>
    public IReadOnlyList<ExtensionField> Extensions { get; set; } = [];
}

/// <summary>The fields of a sensor's metadata or report, held by name because there are thirty, most of them absent.</summary>
public sealed class SensorFields
{
    private readonly List<KeyValuePair<SensorField, string>> values = new(4);

    /// <summary>Present fields in the order read; a field stands once.</summary>
    public IReadOnlyList<KeyValuePair<SensorField, string>> Values => values;

    /// <summary>Fields of other name spaces.</summary>
    public IReadOnlyList<ExtensionField> Extensions { get; set; } = [];

    /// <summary>The value as written, or <c>null</c>.</summary>
    public string? this[SensorField field]
    {
        get
        {
            foreach (var (name, value) in values)
            {
                if (name == field)
                {
                    return value;
                }
            }

            return null;
        }
    }

    /// <summary>Adds a field, or replaces it.</summary>
    public void Set(SensorField field, string value)
    {
        values.RemoveAll(v => v.Key == field);
        values.Add(new(field, value));
    }

    internal void Append(SensorField field, string value) => values.Add(new(field, value));
}
