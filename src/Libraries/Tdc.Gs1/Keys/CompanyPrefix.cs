using System.Globalization;
using Tdc.Gs1.Text;

namespace Tdc.Gs1.Keys;

/// <summary>A GS1 company prefix: the digits under which a company makes its keys.</summary>
/// <remarks>
/// <para>Shape: 4 to 12 ASCII digits, leading zeros count. <c>default</c> has no digits and makes no keys.</para>
/// <para>Source: GS1 General Specifications, 1.4.2 "GS1 Company Prefix". That a prefix begins with 893 says that GS1 Viet Nam allocated it, not that goods
/// were made there.</para>
/// </remarks>
public readonly record struct CompanyPrefix
{
    private readonly string? digits;

    private CompanyPrefix(string digits) => this.digits = digits;

    /// <summary>The digits.</summary>
    public string Digits => digits ?? "";

    /// <summary>Reads a prefix.</summary>
    /// <param name="text">4 to 12 ASCII digits.</param>
    /// <param name="prefix">The prefix, or <c>default</c>.</param>
    public static Gs1Fault Read(ReadOnlySpan<char> text, out CompanyPrefix prefix)
    {
        prefix = default;
        if (text.Length is < 4 or > 12)
        {
            return Gs1Fault.PrefixLength;
        }

        if (!CharacterSets.IsDigits(text))
        {
            return Gs1Fault.NotDigits;
        }

        prefix = new CompanyPrefix(text.ToString());
        return Gs1Fault.None;
    }

    /// <summary>How many keys of a numeric kind the prefix can make (for GTIN-14 and SSCC: for each first digit); 0 when the kind leaves no digit.</summary>
    /// <param name="kind">A kind whose reference is a number.</param>
    /// <exception cref="ArgumentException">A kind whose reference is text, or a GTIN-8, which is granted one by one.</exception>
    public long Capacity(KeyKind kind)
    {
        var length = ReferenceLength(kind);
        var capacity = length >= 0 && digits is not null ? 1L : 0;
        for (var i = 0; i < length; i++)
        {
            capacity *= 10;
        }

        return capacity;
    }

    /// <summary>Makes a key of a numeric kind with its check digit.</summary>
    /// <param name="kind">GTIN-13, GTIN-14, GLN, PGLN, SSCC, GRAI, GDTI, GCN, GSRN, GSRNP or GSIN.</param>
    /// <param name="reference">The reference, from 0 to the capacity less one.</param>
    /// <param name="first">Packing level of a GTIN-14 or extension digit of an SSCC: 0 to 9; 0 for other kinds.</param>
    /// <exception cref="ArgumentOutOfRangeException">A reference that does not fit, or another first digit.</exception>
    /// <exception cref="ArgumentException">A kind that cannot be made from a number.</exception>
    public Gs1Key Make(KeyKind kind, long reference, int first = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(reference);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(reference, Capacity(kind));
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, HasFirstDigit(kind) ? 9 : 0);
        var length = ReferenceLength(kind);
        var body = (HasFirstDigit(kind) ? first.ToString(CultureInfo.InvariantCulture) : "") + Digits
            + (length == 0 ? "" : reference.ToString("D" + length, CultureInfo.InvariantCulture));
        var fault = Gs1Key.Read(kind, CheckDigits.Append(body), out var key);
        return fault == Gs1Fault.None ? key : throw new InvalidOperationException($"Made a wrong key: {fault}.");
    }

    /// <summary>The digits.</summary>
    public override string ToString() => Digits;

    private static bool HasFirstDigit(KeyKind kind) => kind is KeyKind.Gtin14 or KeyKind.Sscc;

    private int ReferenceLength(KeyKind kind) => kind switch
    {
        KeyKind.Gtin13 or KeyKind.Gtin14 or KeyKind.Gln or KeyKind.Pgln or KeyKind.Grai or KeyKind.Gdti or KeyKind.Gcn => 12 - Digits.Length,
        KeyKind.Sscc or KeyKind.Gsin => 16 - Digits.Length,
        KeyKind.Gsrn or KeyKind.Gsrnp => 17 - Digits.Length,
        _ => throw new ArgumentException($"{kind} is not made from a number.", nameof(kind)),
    };
}
