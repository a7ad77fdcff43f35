namespace Tdc.Epcis.Validation;

/// <summary>What a reader accepts at most. Passing a limit ends the reading with a finding of layer <see cref="Layer.Syntax"/>.</summary>
public sealed record EpcisLimits
{
    /// <summary>The limits used when none are given.</summary>
    public static EpcisLimits Default { get; } = new();

    /// <summary>Nesting of objects, lists and elements, from the top of the document.</summary>
    public int Depth { get; init; } = 64;

    /// <summary>Octets of one event, of the header, of the context.</summary>
    public int PartOctets { get; init; } = 16 * 1024 * 1024;

    /// <summary>Events of one document.</summary>
    public int Events { get; init; } = int.MaxValue;

    /// <summary>Items of one list, fields of one object, attributes of one element.</summary>
    public int Items { get; init; } = 100_000;

    /// <summary>Characters of one text.</summary>
    public int TextLength { get; init; } = 1024 * 1024;

    /// <summary>Findings kept; more are counted but not kept.</summary>
    public int Findings { get; init; } = 1000;
}
