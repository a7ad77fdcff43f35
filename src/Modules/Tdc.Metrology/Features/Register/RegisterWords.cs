using System.Globalization;
using Microsoft.Extensions.Localization;
using Tdc.Metrology.Domain.Register;
using Tdc.Metrology.Resources;
using Tdc.Platform.Organisations;
using Tdc.Platform.Pages;

namespace Tdc.Metrology.Features.Register;

/// <summary>Words and signs of the register's things in the reader's language.</summary>
internal static class RegisterWords
{
    extension(InstrumentKind kind)
    {
        /// <summary>Its name.</summary>
        public string Name() => Display.InEnglish ? kind.NameEn : kind.NameVi;

        /// <summary>Its basis.</summary>
        public string Basis() => Display.InEnglish ? kind.BasisEn : kind.BasisVi;

        /// <summary>Its remark.</summary>
        public string Note() => Display.InEnglish ? kind.NoteEn : kind.NoteVi;
    }

    extension(RegisterSnapshot units)
    {
        /// <summary>The name of a unit today; a dash for one that the register does not know.</summary>
        public string NameOf(LineageId unit, DateOnly day) => !units.Knows(unit) ? Display.Blank : units.OfLineage(unit, day) is var found && Display.InEnglish ? found.NameEn : units.OfLineage(unit, day).NameVi;

        /// <summary>The name of a commune or ward; its code when no unit bears it.</summary>
        public string NameOfPlace(string code, DateOnly day) => units.ByCode(code, day) is { } place ? (Display.InEnglish ? place.NameEn : place.NameVi) : code;

        /// <summary>Communes and wards of a day.</summary>
        public IReadOnlyList<Choice> Places(DateOnly day) =>
            [.. units.AsOf(day, OrganisationKind.Commune, OrganisationKind.Ward).Select(u => new Choice(u.Code, Display.InEnglish ? u.NameEn : u.NameVi))];
    }

    extension(IStringLocalizer<RegisterText> text)
    {
        /// <summary>How a fact is known.</summary>
        public string Of(KnowledgeStatus status) => text["status." + status];

        /// <summary>A flag that may be unknown.</summary>
        public string Of(bool? flag) => text[flag switch { true => "flag.yes", false => "flag.no", _ => "flag.unknown" }];

        /// <summary>A value and its unit in the reader's numbers.</summary>
        public string Quantity(decimal value, string unit) => Display.NumberUpTo(value, 6) + " " + unit;
    }

    /// <summary>How an instrument stands on a day, as sign and key of its words.</summary>
    public static (StatusKind Kind, string Key) Standing(InstrumentState state, DateOnly? validTo, DateOnly dueOn, DateOnly today) => state switch
    {
        InstrumentState.Scrapped => (StatusKind.None, "state.Scrapped"),
        InstrumentState.OutOfUse => (StatusKind.None, "state.OutOfUse"),
        InstrumentState.UnderRepair => (StatusKind.Wait, "state.UnderRepair"),
        _ when dueOn <= today && validTo is null => (StatusKind.Late, "standing.unverified"),
        _ when dueOn <= today => (StatusKind.Late, "standing.overdue"),
        _ when dueOn <= today.AddDays(30) => (StatusKind.Risk, "standing.soon"),
        _ => (StatusKind.Ok, "standing.valid"),
    };

    /// <summary>The sign of a state of a verification.</summary>
    public static StatusKind Sign(VerificationState state) => state switch
    {
        VerificationState.Certified => StatusKind.Ok,
        VerificationState.Refused => StatusKind.Late,
        VerificationState.Declined or VerificationState.Cancelled => StatusKind.None,
        VerificationState.Concluded => StatusKind.Risk,
        VerificationState.Applied => StatusKind.Wait,
        _ => StatusKind.Go,
    };

    /// <summary>A day, or a dash for none and for never.</summary>
    public static string Day(DateOnly? day) => day is null || day == Instrument.Never ? Display.Blank : Display.Date(day);

    /// <summary>Reads a number that a person typed into a value of a scheme, with a point.</summary>
    public static string Invariant(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
