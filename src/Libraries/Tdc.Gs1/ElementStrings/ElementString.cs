using System.Text;
using Tdc.Gs1.ApplicationIdentifiers;

namespace Tdc.Gs1.ElementStrings;

/// <summary>Application Identifiers with their data, in the order in which they were met.</summary>
/// <remarks>Source: GS1 General Specifications, 7.8 "Processing of data from a GS1 symbology using GS1 Application Identifiers".</remarks>
public sealed class ElementString
{
    /// <summary>The group separator that a reader sends for an FNC1 after the first.</summary>
    public const char GroupSeparator = '\x1D';

    /// <summary>The sign for FNC1 in written test data.</summary>
    public const char Fnc1 = '^';

    internal ElementString(IReadOnlyList<Element> elements) => Elements = elements;

    /// <summary>The elements.</summary>
    public IReadOnlyList<Element> Elements { get; }

    /// <summary>Reads an element string in any of its forms and checks all of it.</summary>
    /// <param name="text">
    /// Bracketed (<c>(01)…(10)…</c>, a bracket inside data as <c>\(</c>), with <c>^</c> as FNC1 (<c>^01…</c>), or a scan with its symbology identifier
    /// (<c>]C1</c>, <c>]e0</c>, <c>]d2</c>, <c>]Q3</c>, <c>]J1</c>; also the GTIN of <c>]E0</c>, <c>]E4</c>, <c>]I1</c> and a Digital Link in <c>]Q1</c> or <c>]d1</c>).
    /// </param>
    /// <param name="result">The elements, or null when there is a problem.</param>
    /// <param name="withAssociations">Whether required and excluded combinations are checked too; not for one of several symbols on a package.</param>
    /// <returns>The first problem met.</returns>
    public static Gs1Problem Read(string text, out ElementString? result, bool withAssociations = true)
    {
        var elements = new List<Element>();
        var problem = ElementReader.Read(text, elements);
        if (problem.IsNone && withAssociations)
        {
            problem = Associations.Check(elements);
        }

        result = problem.IsNone ? new ElementString(elements) : null;
        return problem;
    }

    /// <summary>Makes an element string from data and checks all of it.</summary>
    /// <param name="data">Codes and data in the order wanted.</param>
    /// <param name="result">The elements, or null when there is a problem.</param>
    /// <param name="withAssociations">Whether required and excluded combinations are checked too.</param>
    public static Gs1Problem Make(IEnumerable<(string Ai, string Value)> data, out ElementString? result, bool withAssociations = true)
    {
        result = null;
        var elements = new List<Element>();
        foreach (var (code, value) in data)
        {
            if (AiTable.Shipped.Find(code) is not { } ai)
            {
                return new(Gs1Fault.UnknownAi, code);
            }

            if (ai.Check(value) is var fault and not Gs1Fault.None)
            {
                return new(fault, code);
            }

            elements.Add(new Element(ai, value));
        }

        var problem = elements.Count == 0 ? new(Gs1Fault.Empty) : withAssociations ? Associations.Check(elements) : default;
        result = problem.IsNone ? new ElementString(elements) : null;
        return problem;
    }

    /// <summary>The data of an identifier, or null.</summary>
    public string? Find(string ai)
    {
        foreach (var element in Elements)
        {
            if (element.Ai.Code == ai)
            {
                return element.Value;
            }
        }

        return null;
    }

    /// <summary>The text for people: codes in brackets. A bracket inside data is not marked.</summary>
    public string ToHumanReadable() => string.Concat(Elements);

    /// <summary>The bracketed form, which can be read again: an opening bracket inside data is written <c>\(</c>.</summary>
    public string ToBracketed()
    {
        var text = new StringBuilder();
        foreach (var element in Elements)
        {
            text.Append('(').Append(element.Ai.Code).Append(')').Append(element.Value.Replace("(", "\\(", StringComparison.Ordinal));
        }

        return text.ToString();
    }

    /// <summary>The data as a symbol carries them, without the FNC1 in first place; separators only where they are needed.</summary>
    /// <param name="separator"><see cref="GroupSeparator"/> as in a scan, or <see cref="Fnc1"/> as written.</param>
    public string ToSeparated(char separator = GroupSeparator)
    {
        var text = new StringBuilder();
        for (var i = 0; i < Elements.Count; i++)
        {
            text.Append(Elements[i].Ai.Code).Append(Elements[i].Value);
            if (Elements[i].Ai.NeedsSeparator && i < Elements.Count - 1)
            {
                text.Append(separator);
            }
        }

        return text.ToString();
    }

    /// <summary>The bracketed form.</summary>
    public override string ToString() => ToBracketed();
}
