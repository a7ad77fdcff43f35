using Tdc.Metrology.Domain.Register;
using Tdc.Metrology.Features.Register.Kinds;
using Tdc.Platform.Organisations;

namespace Tdc.Metrology.Features.Register.Instruments;

/// <summary>Facts of an instrument as a form, a file or the API gives them.</summary>
/// <param name="Kind">Code of the kind.</param>
/// <param name="Owner">Code or exact name of the owner in the register of organisations.</param>
/// <param name="Place">Code of the commune or ward.</param>
/// <param name="Address">Address in words.</param>
/// <param name="Latitude">Degrees, WGS 84.</param>
/// <param name="Longitude">Degrees, WGS 84.</param>
/// <param name="Maker">Maker.</param>
/// <param name="Model">Model.</param>
/// <param name="Serial">Serial number.</param>
/// <param name="Range">Measuring range.</param>
/// <param name="AccuracyClass">Class.</param>
/// <param name="TypeApprovalNumber">Number of the type approval.</param>
internal sealed record InstrumentInput(
    string Kind, string Owner, string Place, string Address, double? Latitude, double? Longitude, string Maker, string Model, string Serial, string Range, string AccuracyClass, string TypeApprovalNumber)
{
    /// <summary>What is wrong, by field; the owner when one was found.</summary>
    public (Organisation? Owner, Dictionary<string, string[]> Faults) Check(KindSnapshot kinds, RegisterSnapshot units, DateOnly today)
    {
        Dictionary<string, string[]> faults = [];
        if (kinds.On(Kind, today) is not { } kind)
        {
            faults["kind"] = ["metrology.no-such-kind"];
        }
        else if (!kind.IsControlled)
        {
            faults["kind"] = ["metrology.kind-not-controlled"];
        }

        var owner = units.ByCode(Owner, today) ?? (units.Named(Owner, today) is [var only] ? only : null);
        if (owner is null)
        {
            faults["owner"] = ["metrology.no-such-owner"];
        }

        if (units.ByCode(Place, today) is not { Kind: OrganisationKind.Commune or OrganisationKind.Ward })
        {
            faults["place"] = ["metrology.no-such-place"];
        }

        if (Latitude is null != Longitude is null)
        {
            faults[Latitude is null ? "latitude" : "longitude"] = ["metrology.both-coordinates"];
        }
        else if (Latitude is < -90 or > 90)
        {
            faults["latitude"] = ["metrology.latitude-range"];
        }
        else if (Longitude is < -180 or > 180)
        {
            faults["longitude"] = ["metrology.longitude-range"];
        }

        Need(Maker, 120, "maker");
        Need(Serial, 80, "serial");
        Most(Address, 300, "address");
        Most(Model, 120, "model");
        Most(Range, 120, "range");
        Most(AccuracyClass, 40, "class");
        Most(TypeApprovalNumber, 80, "approval");
        if (!faults.ContainsKey("serial") && !faults.ContainsKey("maker") && Instrument.IdentityOf(Maker, Serial) is ['/', ..] or [.., '/'])
        {
            faults["serial"] = ["metrology.field-needed"]; // only signs, no letters or digits
        }

        return (owner, faults);

        void Need(string value, int most, string field)
        {
            if (value.Length == 0 || value.Length > most)
            {
                faults[field] = [value.Length == 0 ? "metrology.field-needed" : "metrology.field-long"];
            }
        }

        void Most(string value, int most, string field)
        {
            if (value.Length > most)
            {
                faults[field] = ["metrology.field-long"];
            }
        }
    }

    /// <summary>Writes the facts into an instrument.</summary>
    public void Apply(Instrument instrument, Organisation owner)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        ArgumentNullException.ThrowIfNull(owner);
        (instrument.Kind, instrument.Owner, instrument.Place, instrument.Address) = (Kind, owner.Lineage, Place, Address);
        (instrument.Latitude, instrument.Longitude) = (Latitude, Longitude);
        instrument.Name(Maker, Serial);
        (instrument.Model, instrument.Range, instrument.AccuracyClass, instrument.TypeApprovalNumber) = (Model, Range, AccuracyClass, TypeApprovalNumber);
    }

    /// <summary>A new instrument with these facts, due at once because nothing shows that it was verified.</summary>
    public Instrument Make(Organisation owner, DateOnly today, DateTimeOffset now, InstrumentId id)
    {
        var made = new Instrument
        {
            Id = id,
            Kind = Kind,
            Owner = owner.Lineage,
            Place = Place,
            Maker = Maker,
            Serial = Serial,
            DueOn = today,
            CreatedAt = now,
            Version = Guid.CreateVersion7(now),
        };
        Apply(made, owner);
        return made;
    }
}
