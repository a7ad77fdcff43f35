using Tdc.Platform.Organisations;

namespace Tdc.Metrology.Domain.Register;

/// <summary>What the public hears of a certificate or stamp; nothing more is ever said.</summary>
internal enum PublicStatus
{
    /// <summary>Không có số này.</summary>
    Unknown,

    /// <summary>Còn hiệu lực.</summary>
    Valid,

    /// <summary>Hết hạn.</summary>
    Expired,

    /// <summary>Mất hiệu lực: thu hồi, sửa chữa, niêm phong hỏng.</summary>
    Revoked,
}

/// <summary>A verification certificate or a notice of refusal; never changed but for its end.</summary>
internal sealed class VerificationCertificate
{
    /// <summary>Its id.</summary>
    public required VerificationCertificateId Id { get; init; }

    /// <summary>The verification.</summary>
    public required VerificationId Verification { get; init; }

    /// <summary>The instrument.</summary>
    public required InstrumentId Instrument { get; init; }

    /// <summary>The body that issued it.</summary>
    public required LineageId Body { get; init; }

    /// <summary>Whether it is a certificate; else a notice of refusal.</summary>
    public required bool IsCertificate { get; init; }

    /// <summary>Year of the number.</summary>
    public required int Year { get; init; }

    /// <summary>Running number of the body and year, from 1.</summary>
    public required int Sequence { get; init; }

    /// <summary>The number in full, unique (<c>KD-TTKHCN-2026-00012</c>); see <see cref="NumberOf"/>.</summary>
    public required string Number { get; init; }

    /// <summary>Number of the stamp; empty for a notice of refusal.</summary>
    public string StampNumber { get; init; } = "";

    /// <summary>Day of issue.</summary>
    public required DateOnly IssuedOn { get; init; }

    /// <summary>Last day; <see langword="null"/> for a kind without period, and for a notice.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>The day since which it holds no more; <see langword="null"/> while nothing ended it.</summary>
    public DateOnly? EndedOn { get; set; }

    /// <summary>What ended it.</summary>
    public InstrumentEventKind? EndedBy { get; set; }

    /// <summary>What the public hears on a day.</summary>
    public PublicStatus StatusOn(DateOnly day) =>
        !IsCertificate ? PublicStatus.Unknown
        : EndedOn is not null ? PublicStatus.Revoked
        : ValidTo is { } last && day > last ? PublicStatus.Expired
        : PublicStatus.Valid;

    /// <summary>The number in full: letters, digits and dashes, so that it can stand in an address and on a stamp.</summary>
    public static string NumberOf(string bodyCode, int year, int sequence, bool certificate) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(certificate ? "KD" : "TB")}-{bodyCode.ToUpperInvariant()}-{year}-{sequence:D5}");
}
