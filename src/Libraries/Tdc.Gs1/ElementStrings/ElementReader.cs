using System.Runtime.CompilerServices;
using Tdc.Gs1.ApplicationIdentifiers;
using Tdc.Gs1.DigitalLinks;
using Tdc.Gs1.Keys;

namespace Tdc.Gs1.ElementStrings;

/// <summary>Takes element strings apart.</summary>
internal static class ElementReader
{
    /// <summary>More elements than any symbol can hold; keeps the comparison of all with all short for hostile text.</summary>
    private const int MostElements = 100;

    /// <summary>Reads any form; the first character tells which.</summary>
    public static Gs1Problem Read(string text, List<Element> elements) => text.Length == 0
        ? new(Gs1Fault.Empty)
        : text[0] switch
        {
            '(' => ReadBracketed(text, elements),
            ElementString.Fnc1 => ReadSeparated(text.AsSpan(1), ElementString.Fnc1, elements),
            ']' => ReadScan(text, elements),
            _ => new(Gs1Fault.NotAnElementString),
        };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Gs1Problem ReadBracketed(string text, List<Element> elements)
    {
        var at = 0;
        while (at < text.Length)
        {
            var close = text.IndexOf(')', at);
            if (text[at] != '(' || close < 0)
            {
                return new(Gs1Fault.NotAnElementString);
            }

            var code = text.AsSpan(at + 1, close - at - 1);
            if (AiTable.Shipped.Find(code) is not { } ai)
            {
                return new(Gs1Fault.UnknownAi, Shorten(code));
            }

            var start = close + 1;
            at = NextBracket(text, start);
            var value = text[start..at].Replace("\\(", "(", StringComparison.Ordinal);
            var problem = Take(ai, value, elements);
            if (!problem.IsNone)
            {
                return problem;
            }
        }

        return default;
    }

    private static int NextBracket(string text, int from)
    {
        for (var at = from; ; at++)
        {
            at = text.IndexOf('(', at);
            if (at < 0)
            {
                return text.Length;
            }

            if (at == from || text[at - 1] != '\\')
            {
                return at;
            }
        }
    }

    /// <summary>Reads data without brackets.</summary>
    /// <param name="data">The data after the FNC1 in first place.</param>
    /// <param name="separator">The sign that stands for later FNC1s.</param>
    /// <param name="elements">Receives the elements.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Gs1Problem ReadSeparated(ReadOnlySpan<char> data, char separator, List<Element> elements)
    {
        if (data.IsEmpty)
        {
            return new(Gs1Fault.Empty);
        }

        while (!data.IsEmpty)
        {
            if (data[0] == separator)
            {
                return new(Gs1Fault.Separator);
            }

            if (AiTable.Shipped.FindAtStart(data) is not { } ai)
            {
                return new(Gs1Fault.UnknownAi, Shorten(data));
            }

            data = data[ai.Code.Length..];
            var end = data.IndexOf(separator);
            var field = end < 0 ? data : data[..end];
            if (ai.CheckStart(field, out var length) is var fault and not Gs1Fault.None)
            {
                return new(fault, ai.Code);
            }

            if (ai.NeedsSeparator && length < field.Length)
            {
                return new(Gs1Fault.TooLong, ai.Code);
            }

            if (elements.Count == MostElements)
            {
                return new(Gs1Fault.TooLong);
            }

            elements.Add(new Element(ai, field[..length].ToString()));
            data = data[length..];
            if (!data.IsEmpty && data[0] == separator)
            {
                data = data[1..];
            }
        }

        return default;
    }

    // Source: ISO/IEC 15424; GS1 General Specifications, table "Symbology identifiers".
    private static Gs1Problem ReadScan(string text, List<Element> elements)
    {
        if (text.Length < 3)
        {
            return new(Gs1Fault.Symbology);
        }

        var data = text.AsSpan(3);
        switch (text[1..3])
        {
            case "C1" or "e0" or "d2" or "Q3" or "J1":
                // The written sign for FNC1 cannot come out of a symbol.
                return data.Contains(ElementString.Fnc1) ? new(Gs1Fault.Separator) : ReadSeparated(data, ElementString.GroupSeparator, elements);
            case "E0":
                return ReadGtinScan(data, 13, elements);
            case "E4":
                return ReadGtinScan(data, 8, elements);
            case "I1":
                return ReadGtinScan(data, 14, elements);
            case "Q1" or "d1":
                var problem = DigitalLink.Read(text[3..], out var link, withAssociations: false);
                elements.AddRange(link?.Elements ?? []);
                return problem;
            default:
                return new(Gs1Fault.Symbology, null);
        }
    }

    // A retail symbol may stand below a composite component, which the reader sends as a second message.
    private static Gs1Problem ReadGtinScan(ReadOnlySpan<char> data, int length, List<Element> elements)
    {
        var bar = data.IndexOf("|]e0");
        var digits = bar < 0 ? data : data[..bar];
        if (digits.Length != length)
        {
            return new(Gs1Fault.Length, "01");
        }

        if (Gs1Key.Check(KeyKind.Gtin, digits) is var fault and not Gs1Fault.None)
        {
            return new(fault, "01");
        }

        elements.Add(new Element(AiTable.Shipped.Find("01")!, digits.ToString().PadLeft(14, '0')));
        return bar < 0 ? default : ReadSeparated(data[(bar + 4)..], ElementString.GroupSeparator, elements);
    }

    /// <summary>Checks the data of one identifier and adds them.</summary>
    public static Gs1Problem Take(ApplicationIdentifier ai, string value, List<Element> elements)
    {
        var fault = elements.Count == MostElements ? Gs1Fault.TooLong
            : value.Contains(ElementString.Fnc1, StringComparison.Ordinal) ? Gs1Fault.Separator
            : ai.Check(value);
        if (fault == Gs1Fault.None)
        {
            elements.Add(new Element(ai, value));
        }

        return fault == Gs1Fault.None ? default : new(fault, ai.Code);
    }

    private static string Shorten(ReadOnlySpan<char> text) => text[..Math.Min(4, text.Length)].ToString();
}
