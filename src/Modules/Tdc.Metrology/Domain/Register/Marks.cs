using System.Globalization;
using Tdc.Platform.Organisations;

namespace Tdc.Metrology.Domain.Register;

/// <summary>What a number stands on.</summary>
internal enum MarkKind
{
    /// <summary>Tem kiểm định.</summary>
    Stamp,

    /// <summary>Niêm phong, kẹp chì.</summary>
    Seal,

    /// <summary>Dấu kiểm định.</summary>
    Mark,
}

/// <summary>A range of numbers issued to a verification body; ranges of one prefix never overlap.</summary>
internal sealed class MarkRange
{
    /// <summary>Most numbers in one range.</summary>
    public const int Most = 1_000_000;

    /// <summary>Its id.</summary>
    public required MarkRangeId Id { get; init; }

    /// <summary>The body.</summary>
    public required LineageId Body { get; init; }

    /// <summary>Stamps, seals or marks.</summary>
    public required MarkKind Kind { get; init; }

    /// <summary>Letters and digits before the number, upper case, ending with a letter or dash.</summary>
    public required string Prefix { get; init; }

    /// <summary>First number, from 1.</summary>
    public required int First { get; init; }

    /// <summary>Last number.</summary>
    public required int Last { get; init; }

    /// <summary>Digits, with zeros in front.</summary>
    public required int Digits { get; init; }

    /// <summary>Day of issue.</summary>
    public required DateOnly IssuedOn { get; init; }

    /// <summary>Next number to propose; numbers before it were used, voided or passed over.</summary>
    public int Next { get; set; }

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>A number of the range as it stands on the stamp.</summary>
    public string NumberOf(int number) => Prefix + number.ToString(CultureInfo.InvariantCulture).PadLeft(Digits, '0');

    /// <summary>The place of a written number in the range; <see langword="null"/> when it lies outside or is written otherwise.</summary>
    public int? PlaceOf(string written)
    {
        ArgumentNullException.ThrowIfNull(written);
        return written.StartsWith(Prefix, StringComparison.Ordinal)
            && int.TryParse(written.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= First && number <= Last && NumberOf(number) == written ? number : null;
    }

    /// <summary>Whether two ranges share a number.</summary>
    public bool Overlaps(string prefix, int first, int last) => Prefix == prefix && first <= Last && First <= last;

    /// <summary>A number as people type it, in the form in which it is kept: upper case, without spaces.</summary>
    public static string Tidy(string? written) => string.Concat((written ?? "").Normalize().Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
}

/// <summary>A number that was used or voided; the row stays for ever, so no number comes twice.</summary>
internal sealed class Mark
{
    /// <summary>Its id.</summary>
    public required MarkId Id { get; init; }

    /// <summary>The number as it stands on the stamp; unique.</summary>
    public required string Number { get; init; }

    /// <summary>The range it comes from.</summary>
    public required MarkRangeId Range { get; init; }

    /// <summary>The body that used it.</summary>
    public required LineageId Body { get; init; }

    /// <summary>Stamp, seal or mark.</summary>
    public required MarkKind Kind { get; init; }

    /// <summary>The verification in which it was used; <see langword="null"/> for a voided one.</summary>
    public VerificationId? Verification { get; init; }

    /// <summary>On which day.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Why it was voided (torn, lost, verdict taken back); empty while it holds.</summary>
    public string VoidedBecause { get; set; } = "";
}
