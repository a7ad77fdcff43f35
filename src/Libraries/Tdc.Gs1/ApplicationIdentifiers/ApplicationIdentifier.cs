using System.Runtime.CompilerServices;

namespace Tdc.Gs1.ApplicationIdentifiers;

/// <summary>One Application Identifier: the meaning and the format of the data that follow it.</summary>
/// <remarks>Source: GS1 Barcode Syntax Dictionary; GS1 General Specifications, section 3.</remarks>
public sealed class ApplicationIdentifier
{
    // Arrays, because these are walked for every element of every string that is read.
    private readonly AiComponent[] components;

    internal ApplicationIdentifier(string code, AiEntry entry)
    {
        Code = code;
        Title = entry.Title;
        NeedsSeparator = !entry.IsPredefinedLength;
        IsDigitalLinkAttribute = entry.IsDigitalLinkAttribute;
        components = [.. entry.Components];
        Demands = [.. entry.Requires.Select(demand => demand.Select(group => group.ToArray()).ToArray())];
        Exclusions = [.. entry.Excludes];
        Sequences = entry.QualifierSequences?.Select(sequence => sequence.ToArray()).ToArray();
        MinLength = Components.Where(c => !c.IsOptional).Sum(c => c.MinLength);
        MaxLength = Components.Sum(c => c.MaxLength);
    }

    /// <summary>Two to four digits.</summary>
    public string Code { get; }

    /// <summary>Its title in data, such as <c>BATCH/LOT</c>; empty when it has none.</summary>
    public string Title { get; }

    /// <summary>Whether a separator must follow unless it is the last one (its length is not predefined).</summary>
    public bool NeedsSeparator { get; }

    /// <summary>Whether it may stand in the query part of a Digital Link.</summary>
    public bool IsDigitalLinkAttribute { get; }

    /// <summary>Whether it may be the primary key of a Digital Link.</summary>
    public bool IsPrimaryKey => Sequences is not null;

    /// <summary>The parts of its data field in order.</summary>
    public IReadOnlyList<AiComponent> Components => components;

    /// <summary>Fewest characters of the data field.</summary>
    public int MinLength { get; }

    /// <summary>Most characters of the data field.</summary>
    public int MaxLength { get; }

    /// <summary>Demands that must all be met; each is met by any one of its groups, and a group by all of its patterns.</summary>
    /// <remarks>A pattern is a code whose last digits may be <c>n</c>, such as <c>310n</c>.</remarks>
    public IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> Requires => Demands;

    /// <summary>Patterns of codes that may not stand beside it.</summary>
    public IReadOnlyList<string> Excludes => Exclusions;

    /// <summary>For a primary key: the sequences of qualifiers that may follow, each in this order and with any left out; null for other codes.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? QualifierSequences => Sequences;

    internal string[][][] Demands { get; }

    internal string[] Exclusions { get; }

    internal string[][]? Sequences { get; }

    /// <summary>Checks the data that follow the identifier.</summary>
    /// <param name="value">The data without separator.</param>
    /// <returns>The first fault met: length first, then part by part.</returns>
    public Gs1Fault Check(ReadOnlySpan<char> value)
    {
        if (value.IsEmpty)
        {
            return Gs1Fault.Empty;
        }

        return value.Length > MaxLength ? Gs1Fault.TooLong : CheckStart(value, out _);
    }

    /// <summary>Checks the data as far as they can belong to this identifier.</summary>
    /// <param name="data">The data up to the next separator or the end.</param>
    /// <param name="length">How many characters belong to it.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal Gs1Fault CheckStart(ReadOnlySpan<char> data, out int length)
    {
        length = 0;
        if (data.IsEmpty)
        {
            return Gs1Fault.Empty;
        }

        foreach (var component in components)
        {
            var part = data[length..];
            if (part.Length > component.MaxLength)
            {
                part = part[..component.MaxLength];
            }

            if (part.IsEmpty && component.IsOptional)
            {
                continue;
            }

            if (part.Length < component.MinLength)
            {
                return Gs1Fault.TooShort;
            }

            var fault = component.Check(part);
            if (fault != Gs1Fault.None)
            {
                return fault;
            }

            length += part.Length;
        }

        return Gs1Fault.None;
    }

    /// <summary>The code in brackets.</summary>
    public override string ToString() => $"({Code})";
}
