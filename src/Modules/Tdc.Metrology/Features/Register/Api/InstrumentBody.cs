using Tdc.Metrology.Domain.Register;
using Tdc.Metrology.Features.Register.Instruments;

namespace Tdc.Metrology.Features.Register.Api;

/// <summary>An instrument as it is sent.</summary>
/// <param name="Kind">Code of its kind, from <c>/api/metrology/kinds</c>.</param>
/// <param name="Owner">Code of the owner in the register of organisations; in POST of a key the key's own unit may be left out.</param>
/// <param name="Place">Code of the commune or ward.</param>
/// <param name="Address">Address in words, at most 300 letters.</param>
/// <param name="Latitude">Degrees, WGS 84; together with the longitude or not at all.</param>
/// <param name="Longitude">Degrees, WGS 84.</param>
/// <param name="Maker">Maker, at most 120 letters.</param>
/// <param name="Model">Model, at most 120 letters.</param>
/// <param name="Serial">Serial number, at most 80 letters; unique with kind and maker.</param>
/// <param name="Range">Measuring range with its unit, in words.</param>
/// <param name="AccuracyClass">Accuracy class.</param>
/// <param name="TypeApprovalNumber">Number of the type approval.</param>
internal sealed record InstrumentBody(
    string? Kind, string? Owner, string? Place, string? Address, double? Latitude, double? Longitude, string? Maker, string? Model, string? Serial, string? Range, string? AccuracyClass, string? TypeApprovalNumber)
{
    /// <summary>As the handler takes it; spaces collapsed.</summary>
    internal InstrumentInput ToInput(string? ownUnit) => new(
        Tidy(Kind), Tidy(Owner) is { Length: > 0 } owner ? owner : ownUnit ?? "", Tidy(Place), Tidy(Address), Latitude, Longitude, Tidy(Maker), Tidy(Model), Tidy(Serial), Tidy(Range), Tidy(AccuracyClass), Tidy(TypeApprovalNumber));

    private static string Tidy(string? text) => string.Join(' ', (text ?? "").Normalize().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>An instrument as it is answered.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">Code of its kind.</param>
/// <param name="Owner">Code of the owner today.</param>
/// <param name="Place">Code of the commune or ward.</param>
/// <param name="Address">Address in words.</param>
/// <param name="Latitude">Degrees, WGS 84.</param>
/// <param name="Longitude">Degrees, WGS 84.</param>
/// <param name="Maker">Maker.</param>
/// <param name="Model">Model.</param>
/// <param name="Serial">Serial number.</param>
/// <param name="Range">Measuring range.</param>
/// <param name="AccuracyClass">Accuracy class.</param>
/// <param name="TypeApprovalNumber">Number of the type approval.</param>
/// <param name="State">InUse, UnderRepair, OutOfUse or Scrapped.</param>
/// <param name="VerifiedOn">Day of the verification that holds.</param>
/// <param name="ValidTo">Its last day; absent for a kind without period and when none holds.</param>
/// <param name="DueOn">First day without a verification; absent for what is never due.</param>
/// <param name="Certificate">Number of the certificate that holds.</param>
internal sealed record InstrumentAnswer(
    Guid Id, string Kind, string Owner, string Place, string Address, double? Latitude, double? Longitude, string Maker, string Model, string Serial, string Range, string AccuracyClass, string TypeApprovalNumber,
    string State, DateOnly? VerifiedOn, DateOnly? ValidTo, DateOnly? DueOn, string? Certificate)
{
    internal static InstrumentAnswer Of(Instrument i, string owner) => new(
        i.Id.Value, i.Kind, owner, i.Place, i.Address, i.Latitude, i.Longitude, i.Maker, i.Model, i.Serial, i.Range, i.AccuracyClass, i.TypeApprovalNumber, i.State.ToString(), i.VerifiedOn,
        i.ValidTo == Instrument.Never ? null : i.ValidTo, i.DueOn == Instrument.Never ? null : i.DueOn, i.CertificateNumber.Length > 0 ? i.CertificateNumber : null);
}

/// <summary>A page of answers.</summary>
/// <param name="Items">The items.</param>
/// <param name="Next">Put into <c>after</c> to go on; absent on the last page.</param>
internal sealed record MetrologyPage<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>A kind of instruments as it is today.</summary>
/// <param name="Code">Its code.</param>
/// <param name="NameVi">Vietnamese name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="Controlled">Whether it is under legal control.</param>
/// <param name="PeriodMonths">Months between verifications; absent for none.</param>
/// <param name="Basis">Text that sets it.</param>
/// <param name="Status">How it is known: Seen, SeenInPart, FromMemory, Own.</param>
/// <param name="ValidFrom">First day of the revision.</param>
internal sealed record KindAnswer(string Code, string NameVi, string NameEn, bool Controlled, int? PeriodMonths, string Basis, string Status, DateOnly ValidFrom);

/// <summary>A verification.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Number of the application.</param>
/// <param name="Instrument">The instrument's id.</param>
/// <param name="Kind">Code of its kind.</param>
/// <param name="Purpose">Initial, Periodic or AfterRepair.</param>
/// <param name="State">Applied, Accepted, Declined, Examining, Concluded, Certified, Refused or Cancelled.</param>
/// <param name="AppliedOn">Day of the application.</param>
/// <param name="ExaminedOn">Day of the examination.</param>
/// <param name="Certificate">Number of the certificate or of the notice of refusal.</param>
/// <param name="Stamp">Number of the stamp.</param>
/// <param name="ValidTo">Last day of the certificate.</param>
/// <param name="EndedOn">Since when the certificate holds no more.</param>
internal sealed record VerificationAnswer(
    Guid Id, string Number, Guid Instrument, string Kind, string Purpose, string State, DateOnly AppliedOn, DateOnly? ExaminedOn, string? Certificate, string? Stamp, DateOnly? ValidTo, DateOnly? EndedOn);

/// <summary>An application for verification.</summary>
/// <param name="Instrument">The instrument's id.</param>
/// <param name="Body">Code of the verification body.</param>
/// <param name="Purpose">Initial, Periodic or AfterRepair.</param>
/// <param name="Request">Words to the body, at most 1000 letters.</param>
internal sealed record ApplicationBody(Guid Instrument, string? Body, string? Purpose, string? Request);
