using Tdc.Gs1;
using Tdc.Gs1.DigitalLinks;
using Tdc.Gs1.ElementStrings;
using Tdc.Gs1.Epc;
using Tdc.Gs1.Keys;

namespace Tdc.Traceability.Domain.Showing;

/// <summary>What a typed or scanned text turned out to be.</summary>
internal enum CodeKind
{
    /// <summary>Nothing was given.</summary>
    Empty,

    /// <summary>A sound GS1 identifier.</summary>
    Gs1,

    /// <summary>It has the form of a GS1 code and something in it is wrong.</summary>
    Broken,

    /// <summary>A web address that is no GS1 identifier.</summary>
    Web,

    /// <summary>Anything else: an internal number, an own code.</summary>
    Other,
}

/// <summary>A text as people type it and scanners send it, read.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The text, trimmed; at most <see cref="MostCharacters"/> characters.</param>
/// <param name="Link">The identifier when it is a GS1 code, with the canonical stem.</param>
/// <param name="Problem">What is wrong when it is <see cref="CodeKind.Broken"/>.</param>
internal sealed record ScannedCode(CodeKind Kind, string Text, DigitalLink? Link, Gs1Problem Problem)
{
    /// <summary>Longer texts are cut: the largest symbols hold less that is an identifier.</summary>
    public const int MostCharacters = 2000;

    private const char GroupSeparator = ElementString.GroupSeparator;

    /// <summary>The path of the identifier (<c>/01/…/10/…</c>); empty when it is none.</summary>
    public string Path => Link is null ? "" : PathOf(Link);

    /// <summary>The path of an identifier: its keys and qualifiers, without stem and attributes.</summary>
    public static string PathOf(DigitalLink link)
    {
        var text = link.ToCanonical();
        var end = text.IndexOf('?', StringComparison.Ordinal);
        return text[DigitalLink.CanonicalStem.Length..(end < 0 ? text.Length : end)];
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">
    /// An element string in brackets, with FNC1 or as a scanner sends it; a GTIN, SSCC or GLN in digits, with blanks or dashes; an EPC URN; a web address; else own.
    /// </param>
    public static ScannedCode Read(string? text)
    {
        var tidy = new string([.. (text ?? "").Trim().Take(MostCharacters).Where(c => c == GroupSeparator || (!char.IsControl(c) && c is not ('\u200b' or '\ufeff')))]);
        if (tidy.Length == 0)
        {
            return new(CodeKind.Empty, "", null, default);
        }

        if (tidy.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || tidy.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            var problem = DigitalLink.Read(tidy, out var link, withAssociations: false);
            return problem.IsNone ? new(CodeKind.Gs1, tidy, link, default)
                : problem.Fault is Gs1Fault.NoPrimaryKey or Gs1Fault.Uri or Gs1Fault.Domain ? new(CodeKind.Web, tidy, null, default)
                : new(CodeKind.Broken, tidy, null, problem);
        }

        if (EpcUrn.IsEpcUrn(tidy))
        {
            var problem = EpcUrn.ToDigitalLink(tidy, out var link);
            return new(problem.IsNone ? CodeKind.Gs1 : CodeKind.Broken, tidy, link, problem);
        }

        if (tidy[0] is '(' or ']' or '^')
        {
            return OfElements(tidy, tidy);
        }

        if (tidy[0] == '/' && DigitalLink.Read(DigitalLink.CanonicalStem + tidy, out var path, withAssociations: false) is { Fault: not Gs1Fault.NoPrimaryKey } found)
        {
            return new(found.IsNone ? CodeKind.Gs1 : CodeKind.Broken, tidy, path, found);
        }

        return OfDigits(tidy) ?? (tidy.Contains(GroupSeparator, StringComparison.Ordinal) ? OfElements(tidy, "]C1" + tidy) : new(CodeKind.Other, tidy, null, default));
    }

    private static ScannedCode OfElements(string tidy, string elements)
    {
        var problem = ElementString.Read(elements, out var read, withAssociations: false);
        DigitalLink? link = null;
        if (problem.IsNone)
        {
            problem = DigitalLink.Make(read!, DigitalLink.CanonicalStem, out link);
        }

        return new(problem.IsNone ? CodeKind.Gs1 : CodeKind.Broken, tidy, link, problem);
    }

    // What a person reads off under a symbol, or a scanner sends of one that holds a plain number.
    private static ScannedCode? OfDigits(string tidy)
    {
        var digits = new string([.. tidy.Where(c => c is not (' ' or '-' or '.' or '\u00a0'))]);
        if (digits.Length < 8 || !digits.All(char.IsAsciiDigit))
        {
            return digits.Length > 16 && digits.StartsWith("01", StringComparison.Ordinal) && digits[..16].All(char.IsAsciiDigit) && OfElements(tidy, "]C1" + tidy) is { Kind: CodeKind.Gs1 } long01
                ? long01 : null;
        }

        return digits.Length switch
        {
            8 or 12 or 13 or 14 => OfKey(tidy, "01", digits.PadLeft(14, '0'), Gtin.Read(digits, out var _)),
            18 => OfKey(tidy, "00", digits, Gs1Key.Check(KeyKind.Sscc, digits)),
            _ when digits.StartsWith("00", StringComparison.Ordinal) || digits.StartsWith("01", StringComparison.Ordinal) || digits.StartsWith("414", StringComparison.Ordinal)
                => OfElements(tidy, "]C1" + digits) is { Kind: CodeKind.Gs1 } read ? read : new(CodeKind.Other, tidy, null, default),
            _ => new(CodeKind.Other, tidy, null, default),
        };
    }

    private static ScannedCode OfKey(string tidy, string ai, string value, Gs1Fault fault)
    {
        DigitalLink? link = null;
        var problem = fault == Gs1Fault.None ? DigitalLink.Read($"{DigitalLink.CanonicalStem}/{ai}/{value}", out link, withAssociations: false) : new Gs1Problem(fault, ai);
        return new(problem.IsNone ? CodeKind.Gs1 : CodeKind.Broken, tidy, link, problem);
    }
}
