using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;

namespace Tdc.Metrology.Domain.Register;

/// <summary>What becomes of an instrument in use.</summary>
internal enum InstrumentState
{
    /// <summary>Measures for its owner.</summary>
    InUse,

    /// <summary>Repaired, or its seal is broken: not to be used before it is verified again.</summary>
    UnderRepair,

    /// <summary>Laid aside; may come back after verification.</summary>
    OutOfUse,

    /// <summary>Gone for good; the serial stays taken.</summary>
    Scrapped,
}

/// <summary>A measuring instrument under legal control.</summary>
/// <remarks>Kind, maker and serial together name one instrument: the database refuses a second. Source of the fields: Law on Measurement 04/2011/QH13 and the certificate's contents (from memory).</remarks>
internal sealed class Instrument
{
    /// <summary>Stands for "no date": an instrument that is never due.</summary>
    public static readonly DateOnly Never = DateOnly.MaxValue;

    /// <summary>Its id.</summary>
    public required InstrumentId Id { get; init; }

    /// <summary>Code of its kind.</summary>
    public required string Kind { get; set; }

    /// <summary>Who owns it and answers for its verification.</summary>
    public required LineageId Owner { get; set; }

    /// <summary>Code of the commune or ward in which it stands.</summary>
    public required string Place { get; set; }

    /// <summary>Address in words.</summary>
    public string Address { get; set; } = "";

    /// <summary>Latitude in degrees, WGS 84, −90 to 90; given together with the longitude or not at all.</summary>
    public double? Latitude { get; set; }

    /// <summary>Longitude in degrees, WGS 84, −180 to 180.</summary>
    public double? Longitude { get; set; }

    /// <summary>Maker.</summary>
    public required string Maker { get; set; }

    /// <summary>Model or type.</summary>
    public string Model { get; set; } = "";

    /// <summary>Serial number as it stands on the plate.</summary>
    public required string Serial { get; set; }

    /// <summary>Maker and serial as they are compared; see <see cref="IdentityOf"/>.</summary>
    public string Identity { get; set; } = "";

    /// <summary>Serial number alone as it is searched: letters and digits in one case.</summary>
    public string SerialKey { get; set; } = "";

    /// <summary>Measuring range with its unit, in words.</summary>
    public string Range { get; set; } = "";

    /// <summary>Accuracy class.</summary>
    public string AccuracyClass { get; set; } = "";

    /// <summary>Number of the type approval; empty when there is none.</summary>
    public string TypeApprovalNumber { get; set; } = "";

    /// <summary>What becomes of it.</summary>
    public InstrumentState State { get; set; }

    /// <summary>Day of the verification that holds; <see langword="null"/> when none holds.</summary>
    public DateOnly? VerifiedOn { get; set; }

    /// <summary>Last day of the verification that holds; <see cref="Never"/> for a kind without period, <see langword="null"/> when none holds.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>From this day on it is overdue when it is in use: the day after <see cref="ValidTo"/>, the day since which none holds, or <see cref="Never"/>.</summary>
    public DateOnly DueOn { get; set; } = Never;

    /// <summary>Number of the certificate that holds; empty when none holds.</summary>
    public string CertificateNumber { get; set; } = "";

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whether it is invented, for showing the platform.</summary>
    public bool IsDemonstration { get; init; }

    /// <summary>Changes at every write; two editors cannot both win.</summary>
    public Guid Version { get; set; }

    /// <summary>Whether a verification holds on a day.</summary>
    public bool IsValidOn(DateOnly day) => ValidTo is { } last && day <= last;

    /// <summary>Whether it is used without a verification that holds.</summary>
    public bool IsOverdueOn(DateOnly day) => State == InstrumentState.InUse && DueOn <= day;

    /// <summary>Maker and serial without spaces, signs and case, so that "A-1 2" and "a12" of one maker are one instrument.</summary>
    public static string IdentityOf(string maker, string serial) => KeyOf(maker) + "/" + KeyOf(serial);

    /// <summary>A word as it is compared.</summary>
    public static string KeyOf(string text) => SearchForm.Of(text).Replace(" ", "", StringComparison.Ordinal);

    /// <summary>Sets maker and serial with the forms in which they are compared.</summary>
    public void Name(string maker, string serial) => (Maker, Serial, Identity, SerialKey) = (maker, serial, IdentityOf(maker, serial), KeyOf(serial));

    /// <summary>A verification that holds from a day, until a day or for good (<see langword="null"/>).</summary>
    public void Verify(DateOnly on, DateOnly? validTo, string certificate)
    {
        (VerifiedOn, ValidTo, CertificateNumber) = (on, validTo ?? Never, certificate);
        DueOn = validTo?.AddDays(1) ?? Never;
        State = InstrumentState.InUse;
    }

    /// <summary>Ends the verification that holds: repair, broken seal, failed examination, revocation.</summary>
    public void EndValidity(DateOnly on)
    {
        (VerifiedOn, ValidTo, CertificateNumber) = (null, null, "");
        DueOn = on;
    }

    /// <summary>Moves it to another state; what is scrapped stays so.</summary>
    public Outcome<Done> Become(InstrumentState next, DateOnly on)
    {
        if (State == InstrumentState.Scrapped)
        {
            return Refusal.Rule("metrology.scrapped");
        }

        if (next == InstrumentState.UnderRepair)
        {
            EndValidity(on);
        }

        State = next;
        return Done.Instance;
    }
}

/// <summary>What happened to an instrument.</summary>
internal enum InstrumentEventKind
{
    /// <summary>Entered in the register.</summary>
    Registered,

    /// <summary>Facts were corrected.</summary>
    Amended,

    /// <summary>Moved to another owner or place.</summary>
    Moved,

    /// <summary>Verified with a certificate.</summary>
    Verified,

    /// <summary>Examined and refused.</summary>
    Refused,

    /// <summary>Repaired.</summary>
    Repaired,

    /// <summary>A seal was found broken.</summary>
    SealBroken,

    /// <summary>Laid aside.</summary>
    TakenOut,

    /// <summary>Back in use.</summary>
    PutBack,

    /// <summary>Scrapped.</summary>
    Scrapped,

    /// <summary>The certificate was revoked.</summary>
    Revoked,
}

/// <summary>An entry in an instrument's history; never changed.</summary>
internal sealed class InstrumentEvent
{
    /// <summary>Its id.</summary>
    public required InstrumentEventId Id { get; init; }

    /// <summary>The instrument.</summary>
    public required InstrumentId Instrument { get; init; }

    /// <summary>What happened.</summary>
    public required InstrumentEventKind Kind { get; init; }

    /// <summary>On which day.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Words of the person who entered it; numbers of certificate or notice.</summary>
    public string Note { get; init; } = "";

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset At { get; init; }
}
