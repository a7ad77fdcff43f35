using Microsoft.EntityFrameworkCore;
using Tdc.Gs1;
using Tdc.Gs1.Keys;
using Tdc.Platform.Audit;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Traceability.Domain.Trade;
using Tdc.Traceability.Features.Numbers.Issue;
using Tdc.Traceability.Features.Numbers.Register;

namespace Tdc.Traceability.Features.Numbers.Places;

/// <summary>A place as its owner describes it.</summary>
internal sealed record PlaceInput
{
    /// <summary>Vietnamese name, 1 to 300 characters.</summary>
    public required string NameVi { get; init; }

    /// <summary>English name.</summary>
    public string? NameEn { get; init; }

    /// <summary>Code of the kind.</summary>
    public required string Kind { get; init; }

    /// <summary>Address in words.</summary>
    public string? Address { get; init; }

    /// <summary>Code of the commune in the register; empty outside the province.</summary>
    public string? Commune { get; init; }

    /// <summary>Latitude in degrees, WGS 84.</summary>
    public double? Latitude { get; init; }

    /// <summary>Longitude in degrees, WGS 84.</summary>
    public double? Longitude { get; init; }

    /// <summary>Boundary of a place where something grows: GeoJSON or lines of latitude, longitude; empty for none.</summary>
    public string? Boundary { get; init; }

    /// <summary>Planting-area or packing-house code as issued.</summary>
    public string? AreaCode { get; init; }

    /// <summary>Whether everybody may see the exact position.</summary>
    public bool IsPublic { get; init; }
}

/// <summary>Which number a new place gets.</summary>
/// <param name="Gln">A GLN that the owner has.</param>
/// <param name="Prefix">The prefix under which a GLN is to be issued.</param>
/// <param name="Own">Whether it gets a number of the platform.</param>
internal sealed record PlaceNumberChoice(string? Gln = null, PrefixId? Prefix = null, bool Own = false);

/// <summary>Keeps the register of places.</summary>
internal sealed class PlaceBook(TdcDbContext db, TradeRegister cache, NumberBook numbers, OrganisationRegister units, TimeProvider clock)
{
    /// <summary>Enters a place with its number, both or neither.</summary>
    public async Task<Outcome<PlaceId>> AddAsync(TradeRights rights, LineageId owner, PlaceNumberChoice choice, PlaceInput input, CancellationToken cancellation)
    {
        var register = await units.NowAsync(cancellation);
        if (!rights.Sees(owner) || !register.Knows(owner))
        {
            return TradeSaving.NoSuch;
        }

        if (!rights.WritesFor(owner))
        {
            return TradeSaving.NotYours;
        }

        var now = clock.GetUtcNow();
        var id = clock.NewId<PlaceId>();
        var draft = new Place { Id = id, Owner = owner, Canonical = "", NameVi = "", Kind = "", CreatedAt = now };
        if (Set(draft, input, register) is { } wrong)
        {
            return wrong;
        }

        try
        {
            await db.InTransactionAsync(
                async () =>
                {
                    var number = await NumberAsync(rights, owner, choice, draft.NameVi, cancellation);
                    var place = new Place
                    {
                        Id = id,
                        Owner = owner,
                        Gln = number.Kind == NumberKind.Gln ? number.Value : null,
                        OwnNumber = number.Kind == NumberKind.Gln ? null : number.Value,
                        Canonical = number.Kind == NumberKind.Gln ? Place.GlnStem + number.Value : OwnNumber.PlaceUri(number.Value),
                        NameVi = draft.NameVi,
                        Kind = draft.Kind,
                        CreatedAt = now,
                    };
                    Set(place, input, register);
                    (number.State, number.UsedBy, number.Version) = (NumberState.Used, id.Value, Guid.CreateVersion7(now));
                    db.Add(place);
                    db.AddAudit(clock, rights.Asker, "trade.place-added", "trade.place", id.Value, new { place.Canonical, owner = owner.Value, place.Kind });
                    await db.SaveChangesAsync(cancellation);
                    return true;
                },
                cancellation);
        }
        catch (TradeRefused refused)
        {
            db.ChangeTracker.Clear();
            return refused.Refusal;
        }
        catch (DbUpdateException e) when (StorageFault.IsConstraint(e) || e is DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return Refusal.Conflict("trade.number-used");
        }

        cache.Forget();
        return id;
    }

    /// <summary>Changes a place's description.</summary>
    public async Task<Outcome<Guid>> EditAsync(TradeRights rights, PlaceId id, Guid? version, PlaceInput input, CancellationToken cancellation)
    {
        var register = await units.NowAsync(cancellation);
        return await ChangeAsync(rights, id, version, "trade.place-edited", place =>
        {
            var before = Facts(place);
            var fault = Set(place, input, register);
            return (fault, new { changed = Facts(place).Where(f => before[f.Key] != f.Value).ToDictionary(f => f.Key, f => new[] { before[f.Key], f.Value }) });
        }, cancellation);
    }

    /// <summary>Says that a place is no longer used, or is used again. What happened there stays.</summary>
    public Task<Outcome<Guid>> SetClosedAsync(TradeRights rights, PlaceId id, Guid? version, bool closed, CancellationToken cancellation) =>
        ChangeAsync(rights, id, version, closed ? "trade.place-closed" : "trade.place-reopened", place =>
        {
            place.ClosedOn = closed ? place.ClosedOn ?? clock.TodayInVietnam : null;
            return (null, new { closed });
        }, cancellation);

    private async Task<Outcome<Guid>> ChangeAsync(
        TradeRights rights, PlaceId id, Guid? version, string action, Func<Place, (Refusal? Fault, object Details)> change, CancellationToken cancellation)
    {
        var place = await db.Set<Place>().SingleOrDefaultAsync(p => p.Id == id, cancellation);
        if (place is null || !rights.Sees(place.Owner))
        {
            return TradeSaving.NoSuch;
        }

        if (!rights.WritesFor(place.Owner))
        {
            return TradeSaving.NotYours;
        }

        if (version is { } seen && seen != place.Version)
        {
            return TradeSaving.Changed;
        }

        var (fault, details) = change(place);
        if (fault is not null)
        {
            db.ChangeTracker.Clear();
            return fault;
        }

        (place.ChangedAt, place.Version) = (clock.GetUtcNow(), Guid.CreateVersion7(clock.GetUtcNow()));
        db.AddAudit(clock, rights.Asker, action, "trade.place", id.Value, details);
        if (await db.TrySaveAsync(TradeSaving.Changed, cancellation) is { } refusal)
        {
            return refusal;
        }

        cache.Forget();
        return place.Version;
    }

    private Refusal? Set(Place place, PlaceInput input, RegisterSnapshot register)
    {
        var fields = new TradeFields();
        place.NameVi = fields.Text("nameVi", input.NameVi, 300, required: true);
        place.NameEn = fields.Text("nameEn", input.NameEn, 300);
        place.Address = fields.Text("address", input.Address, 500);
        place.Kind = input.Kind;
        if (!CodeLists.PlaceKinds.Has(input.Kind))
        {
            fields.Add("kind", "trade.kind-needed");
        }

        place.Commune = null;
        if (!string.IsNullOrWhiteSpace(input.Commune))
        {
            var commune = register.ByCode(input.Commune.Trim(), clock.TodayInVietnam);
            place.Commune = commune?.Lineage;
            if (commune is not { Kind: OrganisationKind.Commune or OrganisationKind.Ward })
            {
                fields.Add("commune", "trade.commune-unknown");
            }
        }

        SetPosition(place, input, fields);
        place.AreaCode = AreaCodes.Tidy(input.AreaCode);
        if (place.AreaCode.Length > 60 || place.AreaCode.Any(c => !(char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c is '-' or '.' or '/' or '_' or 'Đ')))
        {
            fields.Add("areaCode", "trade.area-code-shape");
        }

        // Where a household lives and grows is a person's matter; its commune is enough for the public.
        var household = register.Spans(place.Owner).Any(u => u.Kind == OrganisationKind.Household);
        place.IsPublic = input.IsPublic && !household;
        place.ChangedAt = clock.GetUtcNow();
        place.Version = Guid.CreateVersion7(clock.GetUtcNow());
        place.Search = string.Join('\n', new[] { SearchForm.Of(place.NameVi), SearchForm.Of(place.NameEn), SearchForm.Of(place.Number), SearchForm.Of(place.AreaCode) }.Where(s => s.Length > 0).Distinct());
        return fields.Refuse();
    }

    private static void SetPosition(Place place, PlaceInput input, TradeFields fields)
    {
        (place.Latitude, place.Longitude) = (input.Latitude, input.Longitude);
        if (input.Latitude is null != input.Longitude is null)
        {
            fields.Add(input.Latitude is null ? "latitude" : "longitude", "trade.position-half");
        }
        else if (input.Latitude is { } latitude && input.Longitude is { } longitude)
        {
            if (!double.IsFinite(latitude) || latitude is < -90 or > 90)
            {
                fields.Add("latitude", "trade.latitude-range");
            }

            if (!double.IsFinite(longitude) || longitude is < -180 or > 180)
            {
                fields.Add("longitude", "trade.longitude-range");
            }
        }

        (place.Polygon, place.AreaHectares) = ("", null);
        if (string.IsNullOrWhiteSpace(input.Boundary))
        {
            return;
        }

        if (!CodeLists.GrowingKinds.Contains(input.Kind))
        {
            fields.Add("boundary", "trade.boundary-not-here");
            return;
        }

        if (GeoPolygon.Read(input.Boundary, out var polygon) is { } fault)
        {
            fields.Add("boundary", fault);
            return;
        }

        (place.Polygon, place.AreaHectares) = (polygon!.ToCoordinates(), Math.Round(polygon.Hectares, 4));
        if (place.Latitude is null)
        {
            (place.Latitude, place.Longitude) = (polygon.Centre.Latitude, polygon.Centre.Longitude);
        }
    }

    private async Task<IssuedNumber> NumberAsync(TradeRights rights, LineageId owner, PlaceNumberChoice choice, string label, CancellationToken cancellation)
    {
        NumberId id;
        if (choice.Own)
        {
            id = Given(await numbers.IssueOwnAsync(rights, owner, NumberKind.OwnPlace, 1, label, cancellation)).Id;
        }
        else if (choice.Prefix is { } prefix)
        {
            id = Given(await numbers.IssueAsync(rights, prefix, NumberKind.Gln, 1, label, cancellation)).Id;
            if ((await db.Set<PrefixGrant>().AsNoTracking().SingleAsync(p => p.Id == prefix, cancellation)).Owner != owner)
            {
                throw new TradeRefused(TradeFields.Of("prefix", "trade.number-of-other"));
            }
        }
        else
        {
            var digits = TradeText.Digits(choice.Gln);
            var fault = Gs1Key.Check(KeyKind.Gln, digits);
            if (fault != Gs1Fault.None)
            {
                throw new TradeRefused(TradeFields.Of("gln", fault == Gs1Fault.CheckDigit ? "trade.gln-check-digit" : "trade.gln-wrong"));
            }

            var known = await db.Set<IssuedNumber>().AsNoTracking().SingleOrDefaultAsync(n => n.Space == "gln" && n.Value == digits, cancellation);
            if (known is not null && known.Owner != owner)
            {
                throw new TradeRefused(TradeFields.Of("gln", "trade.number-of-other"));
            }

            if (known is { State: not NumberState.Free })
            {
                throw new TradeRefused(known.State == NumberState.Used ? new Refusal(RefusalKind.Conflict, "trade.number-used") : TradeFields.Of("gln", "trade.number-retired"));
            }

            id = known?.Id ?? (await numbers.EnterGlnAsync(rights, owner, digits, label, cancellation)).Id;
        }

        return await db.Set<IssuedNumber>().SingleAsync(n => n.Id == id, cancellation);
    }

    private static Dictionary<string, string> Facts(Place p) => new()
    {
        ["nameVi"] = p.NameVi,
        ["nameEn"] = p.NameEn,
        ["kind"] = p.Kind,
        ["address"] = p.Address,
        ["commune"] = p.Commune?.Value.ToString() ?? "",
        ["position"] = p.Latitude is null ? "" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{p.Latitude},{p.Longitude}"),
        ["polygon"] = p.Polygon.Length > 300 ? p.Polygon[..300] : p.Polygon,
        ["areaCode"] = p.AreaCode,
        ["isPublic"] = p.IsPublic ? "true" : "false",
    };

    private static GivenNumbers Given(Outcome<GivenNumbers> outcome) => outcome.TryGet(out var given, out var refusal) ? given : throw new TradeRefused(refusal);
}
