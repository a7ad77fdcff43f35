using System.Globalization;
using Microsoft.Extensions.Localization;
using Tdc.Epcis.Model;
using Tdc.Gs1.DigitalLinks;
using Tdc.Platform.Organisations;
using Tdc.Platform.Pages;
using Tdc.Platform.Time;
using Tdc.Traceability.Domain.Showing;
using Tdc.Traceability.Domain.Trade;
using Tdc.Traceability.Resources;

namespace Tdc.Traceability.Features.Showing.TracePage;

/// <summary>Says things of the chain in the reader's language, with what may be public of persons and places.</summary>
internal sealed class TraceWords(IStringLocalizer<ShowingText> text, RegisterSnapshot units, DateOnly today)
{
    private static readonly OrganisationKind[] authorities =
    [
        OrganisationKind.Department, OrganisationKind.SubDepartment, OrganisationKind.Inspectorate, OrganisationKind.PeoplesCommittee, OrganisationKind.Authority,
        OrganisationKind.CentralAgency,
    ];

    /// <summary>Whether a unit is an authority.</summary>
    public bool IsAuthority(LineageId unit) => units.Knows(unit) && authorities.Contains(units.OfLineage(unit, today).Kind);

    /// <summary>Name of a unit; a household is named by its commune only.</summary>
    public string Unit(LineageId unit)
    {
        if (!units.Knows(unit))
        {
            return text["unit.unknown"];
        }

        var found = units.OfLineage(unit, today);
        return found.Kind == OrganisationKind.Household
            ? units.ParentOf(found, today) is { } commune ? text["unit.household-in", Name(commune)] : text["unit.household"]
            : Name(found);
    }

    /// <summary>A place as everybody may know it.</summary>
    /// <param name="place">The place of the register; <see langword="null"/> when it is not there.</param>
    /// <param name="canonical">Its identifier.</param>
    public string Place(PlaceCard? place, string canonical)
    {
        if (canonical.Length == 0)
        {
            return "";
        }

        if (place is null)
        {
            return text["place.unknown", Short(canonical)];
        }

        var commune = Commune(place);
        return IsPublic(place) ? commune.Length > 0 ? $"{(Display.InEnglish ? place.NameEn : place.NameVi)}, {commune}" : Display.InEnglish ? place.NameEn : place.NameVi
            : commune.Length > 0 ? text["place.in", Kind(place), commune] : Kind(place);
    }

    /// <summary>Whether name and position of a place may be told; a household's never.</summary>
    public bool IsPublic(PlaceCard place) => place.IsPublicIn(units, today);

    /// <summary>The commune in which a place lies; empty when it is not known.</summary>
    public string Commune(PlaceCard place) => place.Commune is { } commune && units.Knows(commune) ? Name(units.OfLineage(commune, today)) : "";

    /// <summary>The kind of a place.</summary>
    public string Kind(PlaceCard place) => CodeLists.PlaceKinds.Has(place.Kind) ? CodeLists.PlaceKinds.NameOf(place.Kind) : text["place.kind.other"];

    /// <summary>What happened.</summary>
    public string Step(EpcisEvent what)
    {
        if (what.BizStep == "commissioning" && what.Ilmd?.Any(f => f.LocalName.StartsWith("harvest", StringComparison.Ordinal)) == true)
        {
            return text["step.harvesting"];
        }

        if (what is { BizStep: "commissioning", Kind: EventKind.TransformationEvent })
        {
            return text["step.processing"];
        }

        if (what.BizStep is { Length: > 0 } step)
        {
            return text["step." + step] is { ResourceNotFound: false } known ? known : LastPart(step);
        }

        return text[$"event.{what.Kind}.{what.Action}"] is { ResourceNotFound: false } usual ? usual : text["event.other"];
    }

    /// <summary>How much, with the unit in words: 1.250 kg.</summary>
    public string Quantity(QuantityElement? quantity)
    {
        if (quantity?.Quantity is not { } number || !decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            return "";
        }

        var unit = quantity.Uom is { Length: > 0 } code ? text["uom." + code] is { ResourceNotFound: false } known ? known.Value : code : text["uom.pieces"].Value;
        return Display.NumberUpTo(value, 3) + " " + unit;
    }

    /// <summary>The length of a hole: 31 giờ 15 phút; 2 ngày.</summary>
    public string Length(TimeSpan length) => length.TotalHours >= 48 ? text["length.days", Display.Number((long)length.TotalDays)]
        : length.TotalHours >= 1 ? length.Minutes == 0 ? text["length.hours", (int)length.TotalHours] : text["length.hours-minutes", (int)length.TotalHours, length.Minutes]
        : text["length.minutes", Math.Max(1, (int)length.TotalMinutes)];

    /// <summary>An identifier for people: its elements in brackets, or the URI.</summary>
    public static string Short(string canonical) =>
        DigitalLink.Read(canonical, out var link, withAssociations: false).IsNone ? string.Concat(link!.Path.Select(e => e.ToString())) : canonical;

    private static string Name(Organisation unit) => Display.InEnglish ? unit.NameEn : unit.NameVi;

    private static string LastPart(string uri)
    {
        var end = uri.LastIndexOfAny(['/', ':', '#', '-']);
        return uri[(end + 1)..].Replace('_', ' ');
    }
}
