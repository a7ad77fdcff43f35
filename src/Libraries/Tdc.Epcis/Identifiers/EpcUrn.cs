using Tdc.Epcis.Hashing;

namespace Tdc.Epcis.Identifiers;

/// <summary>An EPC URN (<c>urn:epc:id:</c>, <c>urn:epc:class:</c>, <c>urn:epc:idpat:</c>), taken apart without copying.</summary>
internal readonly ref struct EpcUrn
{
    private const string Stem = "urn:epc:";

    private readonly EpcScheme scheme;

    private readonly ReadOnlySpan<char> company;

    private readonly ReadOnlySpan<char> reference;

    private readonly ReadOnlySpan<char> pieces;

    private readonly ReadOnlySpan<char> serial;

    private EpcUrn(EpcScheme scheme, ReadOnlySpan<char> company, ReadOnlySpan<char> reference, ReadOnlySpan<char> pieces, ReadOnlySpan<char> serial, bool isClass)
    {
        this.scheme = scheme;
        this.company = company;
        this.reference = reference;
        this.pieces = pieces;
        this.serial = serial;
        IsClass = isClass;
    }

    /// <summary>Whether it names a class or pattern.</summary>
    public bool IsClass { get; }

    /// <summary>Whether the text begins as an EPC URN of these three kinds.</summary>
    public static bool Begins(ReadOnlySpan<char> text) =>
        text.StartsWith(Stem, StringComparison.OrdinalIgnoreCase)
        && (text[Stem.Length..].StartsWith("id:") || text[Stem.Length..].StartsWith("class:") || text[Stem.Length..].StartsWith("idpat:"));

    /// <summary>Reads the text by the rules of its scheme.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out EpcUrn urn)
    {
        urn = default;
        if (!Begins(text))
        {
            return false;
        }

        var rest = text[Stem.Length..];
        var kind = Take(ref rest, ':');
        var name = Take(ref rest, ':');
        var pattern = kind is "idpat";
        var scheme = kind is "id" ? EpcScheme.Instance(name) : pattern ? EpcScheme.Pattern(name) : EpcScheme.Class(name);
        if (scheme is null)
        {
            return false;
        }

        var company = Take(ref rest, '.');
        var reference = scheme.Serial > 0 ? Take(ref rest, '.') : rest;
        ReadOnlySpan<char> pieces = default;
        if (scheme.Pieces > 0)
        {
            if (rest.Length < 6 || rest[2] != '.' || rest[5] != '.')
            {
                return false;
            }

            pieces = rest[..5];
            rest = rest[6..];
        }

        var serial = scheme.Serial > 0 ? rest : default;
        urn = new EpcUrn(scheme, company, reference, pieces, pattern ? default : serial, pattern || kind is "class");
        return AreDigits(company) && company.Length is >= 6 and <= 12 && urn.ReferenceHolds() && (pattern ? serial is "*" : urn.SerialHolds());
    }

    /// <summary>Writes the canonical Digital Link: domain <c>id.gs1.org</c>, key, serial or lot.</summary>
    public void WriteDigitalLink(PreHashBuffer target)
    {
        target.Write("https://id.gs1.org/"u8);
        target.Write(scheme.Key);
        target.Write('/');
        WriteKey(target);
        if (serial.IsEmpty || serial.SequenceEqual(scheme.NoSerial))
        {
            return;
        }

        if (scheme.Qualifier.Length > 0)
        {
            target.Write('/');
            target.Write(scheme.Qualifier);
            target.Write('/');
        }

        PathValue.Write(target, serial);
    }

    private void WriteKey(PreHashBuffer target)
    {
        if (scheme.Layout == KeyLayout.Free)
        {
            target.Write(company);
            PathValue.Write(target, reference);
            return;
        }

        Span<char> digits = stackalloc char[20];
        var length = 0;
        if (scheme.Layout == KeyLayout.IndicatorFirst)
        {
            digits[length++] = reference[0];
        }

        company.CopyTo(digits[length..]);
        length += company.Length;
        var tail = scheme.Layout == KeyLayout.IndicatorFirst ? reference[1..] : reference;
        tail.CopyTo(digits[length..]);
        length += tail.Length;
        digits[length] = CheckDigit.Of(digits[..length]);
        if (scheme.Layout == KeyLayout.ZeroFirst)
        {
            target.Write('0');
        }

        target.Write(digits[..(length + 1)]);
        if (scheme.Pieces > 0)
        {
            target.Write(pieces[..2]);
            target.Write(pieces[3..]);
        }
    }

    private bool ReferenceHolds()
    {
        if (scheme.Layout == KeyLayout.Free)
        {
            return PathValue.Length(reference) is > 0 and var length && company.Length + length <= scheme.Digits;
        }

        return AreDigits(reference) && company.Length + reference.Length == scheme.Digits
            && (scheme.Layout != KeyLayout.IndicatorFirst || !reference.IsEmpty)
            && (scheme.Pieces == 0 || (AreDigits(pieces[..2]) && AreDigits(pieces[3..])));
    }

    private bool SerialHolds() => scheme.Serial == 0
        || (PathValue.Length(serial) is > 0 and var length && length <= scheme.Serial && (!scheme.NumericSerial || AreDigits(serial)));

    private static bool AreDigits(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0;

    private static ReadOnlySpan<char> Take(scoped ref ReadOnlySpan<char> rest, char end)
    {
        var at = rest.IndexOf(end);
        var part = at < 0 ? rest : rest[..at];
        rest = at < 0 ? default : rest[(at + 1)..];
        return part;
    }
}
