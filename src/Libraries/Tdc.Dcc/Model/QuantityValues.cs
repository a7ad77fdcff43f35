namespace Tdc.Dcc;

/// <summary>The value of a quantity in one of the forms of D-SI.</summary>
public abstract record QuantityValue;

/// <summary>A single value (<c>si:real</c>).</summary>
/// <param name="Value">The figure.</param>
/// <param name="Unit">The unit in D-SI notation, such as <c>\kilo\gram</c>; not empty.</param>
public sealed record RealValue(DsiNumber Value, string Unit) : QuantityValue
{
    /// <summary>A label.</summary>
    public string? Label { get; init; }

    /// <summary>Kind of quantity in the words of QUDT; only since D-SI 2.2.</summary>
    public string? QuantityKind { get; init; }

    /// <summary>How many digits count; only since D-SI 2.2.</summary>
    public int? SignificantDigits { get; init; }

    /// <summary>When it was measured.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Its uncertainty; one value in each of its lists.</summary>
    public Uncertainty? Uncertainty { get; init; }
}

/// <summary>A list of values (<c>si:realListXMLList</c>).</summary>
/// <remarks>All lists have one length, or one member that counts for all.</remarks>
/// <param name="Values">The figures; at least one.</param>
/// <param name="Units">Units in D-SI notation: one, or one for each figure; none with a blank.</param>
public sealed record RealListValue(Sequence<DsiNumber> Values, Sequence<string> Units) : QuantityValue
{
    /// <summary>Labels without blanks: none, one, or one for each figure.</summary>
    public Sequence<string> Labels { get; init; } = [];

    /// <summary>Times: none, one, or one for each figure.</summary>
    public Sequence<DateTimeOffset> Times { get; init; } = [];

    /// <summary>Their uncertainty.</summary>
    public Uncertainty? Uncertainty { get; init; }

    /// <summary>The value at a place with its own unit and uncertainty.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public RealValue At(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Values.Count);
        return new(Values[index], Units[Units.Count == 1 ? 0 : index])
        {
            Label = Labels.Count == 0 ? null : Labels[Labels.Count == 1 ? 0 : index],
            At = Times.Count == 0 ? null : Times[Times.Count == 1 ? 0 : index],
            Uncertainty = Uncertainty?.At(index),
        };
    }
}

/// <summary>The same values in several units (<c>si:hybrid</c>); at least one form, all of one kind.</summary>
/// <param name="Forms">The forms: reals, lists, constants.</param>
public sealed record HybridValue(Sequence<QuantityValue> Forms) : QuantityValue;

/// <summary>A list of lists (<c>si:list</c>).</summary>
/// <param name="Members">Each a <see cref="RealGroup"/>, a <see cref="RealListValue"/> (not in 3.2) or a <see cref="ListValue"/>; at least one.</param>
public sealed record ListValue(Sequence<QuantityValue> Members) : QuantityValue
{
    /// <summary>A label.</summary>
    public string? Label { get; init; }
}

/// <summary>Single values one after the other (<c>si:realList</c>), each with its unit and uncertainty.</summary>
/// <param name="Values">The values; at least one.</param>
public sealed record RealGroup(Sequence<RealValue> Values) : QuantityValue
{
    /// <summary>A label.</summary>
    public string? Label { get; init; }
}

/// <summary>A constant (<c>si:constant</c>).</summary>
/// <param name="Value">The figure.</param>
/// <param name="Unit">The unit in D-SI notation.</param>
public sealed record ConstantValue(DsiNumber Value, string Unit) : QuantityValue
{
    /// <summary>A label.</summary>
    public string? Label { get; init; }

    /// <summary>Its standard uncertainty; null for an exact constant.</summary>
    public DsiNumber? StandardUncertainty { get; init; }

    /// <summary>Its distribution.</summary>
    public string? Distribution { get; init; }
}

/// <summary>No figure but a text (<c>dcc:noQuantity</c>).</summary>
public sealed record NoValue(RichText Text) : QuantityValue;

/// <summary>Words without blanks (<c>dcc:charsXMLList</c>); at least one.</summary>
public sealed record WordsValue(Sequence<string> Words) : QuantityValue;

/// <summary>A form that this library does not read (complex values); the writer refuses it.</summary>
/// <param name="Element">Name of the element that was passed over.</param>
public sealed record UnreadValue(string Element) : QuantityValue;
