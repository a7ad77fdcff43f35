using Tdc.Gs1.ApplicationIdentifiers;
using Tdc.Gs1.Text;

namespace Tdc.Gs1.Keys;

/// <summary>A GS1 identification key of any kind.</summary>
/// <remarks>
/// <para>Shape: see <see cref="KeyKind"/>; the text is kept as it is printed, without filler digits of the data field. <c>default</c> is no key.</para>
/// <para>Pure: no I/O, no culture, no clock. Source: GS1 General Specifications, section 3; GS1 Barcode Syntax Dictionary.</para>
/// </remarks>
public readonly record struct Gs1Key
{
    private const int GtinLength = 14;
    private const int NumberLength = 13; // of GRAI, GDTI and GCN, before the serial component

    private readonly string? text;

    private Gs1Key(KeyKind kind, string text) => (Kind, this.text) = (kind, text);

    /// <summary>Which kind of key.</summary>
    public KeyKind Kind { get; }

    /// <summary>The key as it is printed; empty for <c>default</c>.</summary>
    public string Value => text ?? "";

    /// <summary>The data field of its Application Identifier: GTIN in 14 digits, GRAI with its leading zero; for a UPUI only the GTIN.</summary>
    public string DataField => Kind switch
    {
        KeyKind.Gtin or KeyKind.Gtin8 or KeyKind.Gtin12 or KeyKind.Gtin13 or KeyKind.Gtin14 => Value.PadLeft(GtinLength, '0'),
        KeyKind.Grai => "0" + Value,
        KeyKind.Upui => Value[..GtinLength],
        _ => Value,
    };

    /// <summary>The serial component of a GRAI, GDTI, GCN or UPUI; empty when there is none or the kind has none.</summary>
    public string Serial => Kind switch
    {
        KeyKind.Grai or KeyKind.Gdti or KeyKind.Gcn => Value[Math.Min(NumberLength, Value.Length)..],
        KeyKind.Upui => Value[GtinLength..],
        _ => "",
    };

    /// <summary>The Application Identifier whose data field begins with this key.</summary>
    public string Ai => AiOf(Kind);

    /// <summary>Reads a key and says what is wrong with one that is not.</summary>
    /// <param name="kind">The kind that is expected.</param>
    /// <param name="text">The key as printed; a GRAI may carry the leading zero of its data field. No blanks, no dashes.</param>
    /// <param name="key">The key, or <c>default</c> when there is a fault.</param>
    /// <returns>The first fault met: length, characters, check digit.</returns>
    public static Gs1Fault Read(KeyKind kind, ReadOnlySpan<char> text, out Gs1Key key)
    {
        key = default;
        if (text.IsEmpty)
        {
            return Gs1Fault.Empty;
        }

        var fault = Check(kind, ref text);
        if (fault == Gs1Fault.None)
        {
            key = new Gs1Key(kind, text.ToString());
        }

        return fault;
    }

    /// <summary>Checks a key without making one.</summary>
    /// <inheritdoc cref="Read"/>
    public static Gs1Fault Check(KeyKind kind, ReadOnlySpan<char> text) => text.IsEmpty ? Gs1Fault.Empty : Check(kind, ref text);

    /// <summary>The Application Identifier of a kind.</summary>
    public static string AiOf(KeyKind kind) => kind switch
    {
        KeyKind.Gln => "414",
        KeyKind.Pgln => "417",
        KeyKind.Sscc => "00",
        KeyKind.Grai => "8003",
        KeyKind.Giai => "8004",
        KeyKind.Gsrn => "8018",
        KeyKind.Gsrnp => "8017",
        KeyKind.Gdti => "253",
        KeyKind.Gcn => "255",
        KeyKind.Cpi => "8010",
        KeyKind.Ginc => "401",
        KeyKind.Gsin => "402",
        KeyKind.Itip => "8006",
        KeyKind.Gmn => "8013",
        KeyKind.Mudi => "8014",
        _ => "01",
    };

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static Gs1Fault Check(KeyKind kind, ref ReadOnlySpan<char> text) => kind switch
    {
        KeyKind.Gtin => text.Length is 8 or 12 or 13 or 14 ? CheckGtin(text) : Gs1Fault.Length,
        KeyKind.Gtin8 => text.Length == 8 ? CheckGtin(text) : Gs1Fault.Length,
        KeyKind.Gtin12 => text.Length == 12 ? CheckGtin(text) : Gs1Fault.Length,
        KeyKind.Gtin13 => text.Length == 13 ? CheckGtin(text) : Gs1Fault.Length,
        KeyKind.Gtin14 => text.Length == 14 ? CheckGtin(text) : Gs1Fault.Length,
        KeyKind.Grai => CheckGrai(ref text),
        KeyKind.Upui => CheckUpui(text),
        _ => AiTable.Shipped.Find(AiOf(kind))!.Check(text),
    };

    private static Gs1Fault CheckGtin(ReadOnlySpan<char> text) =>
        !CharacterSets.IsDigits(text) ? Gs1Fault.NotDigits : CheckDigits.IsValid(text) ? Gs1Fault.None : Gs1Fault.CheckDigit;

    private static Gs1Fault CheckUpui(ReadOnlySpan<char> text)
    {
        if (text.Length <= GtinLength)
        {
            return Gs1Fault.TooShort;
        }

        var fault = CheckGtin(text[..GtinLength]);
        return fault != Gs1Fault.None ? fault : AiTable.Shipped.Find("235")!.Check(text[GtinLength..]);
    }

    // As printed the key has 13 digits before its serial component; its data field has a zero before them. A key of a company prefix
    // that begins with zero looks like a data field, so that the printed form is tried first.
    private static Gs1Fault CheckGrai(ref ReadOnlySpan<char> text)
    {
        var ai = AiTable.Shipped.Find("8003")!;
        var fault = ai.Check(string.Concat("0", text));
        if (fault != Gs1Fault.None && text.StartsWith('0') && ai.Check(text) == Gs1Fault.None)
        {
            text = text[1..];
            return Gs1Fault.None;
        }

        return fault;
    }
}
