using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Metrology.Domain.Register;
using Tdc.Metrology.Features.Register.Kinds;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Metrology.Demonstration;

/// <summary>Some hundred invented instruments over the communes, a designated body, and verifications in every state; written once, in one transaction.</summary>
internal sealed class InstrumentDemonstration : IDemonstration
{
    private const string BodyCode = "TTKHCN";

    /// <inheritdoc/>
    public int Order => 50;

    /// <inheritdoc/>
    public async Task SeedAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<TdcDbContext>();
        var mark = new DesignationId(InstrumentOwners.Id("designation", "1"));
        if (await db.Set<Designation>().AnyAsync(d => d.Id == mark, cancellation))
        {
            return;
        }

        var clock = services.GetRequiredService<TimeProvider>();
        var (today, now) = (clock.TodayInVietnam, clock.GetUtcNow());
        var units = await services.GetRequiredService<OrganisationRegister>().NowAsync(cancellation);
        var places = units.AsOf(today, OrganisationKind.Commune, OrganisationKind.Ward).Select(u => u.Code).Order(StringComparer.Ordinal).ToList();
        if (units.ByCode(BodyCode, today) is not { } body || places.Count == 0)
        {
            return;
        }

        var kinds = new KindSnapshot(await db.Set<InstrumentKind>().AsNoTracking().ToListAsync(cancellation));
        var made = new DemoRegister(kinds, body.Lineage, body.Code, Account("kiem-dinh@demo.test"), Account("thu-truong-kd@demo.test"), places, today, now);
        Fill(made, units, today);
        db.ChangeTracker.Clear();
        await db.InTransactionAsync(
            async () =>
            {
                db.AddRange(Designations(body.Lineage, now, mark));
                made.Range.Next = made.Rest.OfType<Mark>().Count() + 1;
                db.Add(made.Range);
                db.AddRange(made.Instruments);
                await db.SaveChangesAsync(cancellation);
                db.ChangeTracker.Clear();
                db.AddRange(made.Rest.OfType<Verification>());
                await db.SaveChangesAsync(cancellation);
                db.ChangeTracker.Clear();
                db.AddRange(made.Rest.Where(r => r is not Verification));
                await db.SaveChangesAsync(cancellation);
                return true;
            },
            cancellation);
        db.ChangeTracker.Clear();
    }

    private static void Fill(DemoRegister made, RegisterSnapshot units, DateOnly today)
    {
        LineageId? Of(string code) => units.ByCode(code, today)?.Lineage;
        foreach (var station in InstrumentOwners.Stations)
        {
            made.Add(DemoInstruments.Fuel, Of(station.Code)!.Value, 6);
        }

        foreach (var market in InstrumentOwners.Markets)
        {
            made.Add(DemoInstruments.DialScale, Of(market.Code)!.Value, 12);
            made.Add(DemoInstruments.Platform, Of(market.Code)!.Value, 5);
        }

        made.Add(DemoInstruments.Water, Of(InstrumentOwners.Water.Code)!.Value, 110);
        made.Add(DemoInstruments.Electricity, Of(InstrumentOwners.Electricity.Code)!.Value, 110);
        made.Add(DemoInstruments.ThreePhase, Of(InstrumentOwners.Electricity.Code)!.Value, 20);
        made.Add(DemoInstruments.Taximeter, Of(InstrumentOwners.Taxis.Code)!.Value, 40);
        foreach (var (sort, owner, count) in ((DemoSort, string, int)[])[(DemoInstruments.Truck, "MH-GO-TP", 3), (DemoInstruments.Platform, "MH-GO-TP", 2), (DemoInstruments.Platform, "MH-HTX-TT", 4), (DemoInstruments.DialScale, "MH-HTX-TT", 6)])
        {
            if (Of(owner) is { } known)
            {
                made.Add(sort, known, count, units.ByCode("26188", today)?.Code);
            }
        }
    }

    private static IEnumerable<Designation> Designations(LineageId body, DateTimeOffset now, DesignationId mark)
    {
        yield return new Designation
        {
            Id = mark,
            Body = body,
            Number = "MH-CĐ-01/2023 (minh họa)",
            Kinds = string.Join(' ', new[] { "fuel-dispenser", "spring-dial-scale", "platform-counter-and-steelyard-scales", "truck-scale", "cold-water-meter-mechanical", "single-phase-static-electricity-meter", "three-phase-electricity-meter", "taximeter" }.Order(StringComparer.Ordinal)),
            ValidFrom = new DateOnly(2018, 1, 1),
            ValidTo = null,
            Basis = "Quyết định không có thật, chỉ để minh họa",
            Status = KnowledgeStatus.Own,
            CreatedAt = now,
        };
        yield return new Designation
        {
            Id = new DesignationId(InstrumentOwners.Id("designation", "2")),
            Body = body,
            Number = "MH-CĐ-02/2022 (minh họa)",
            Kinds = "traffic-speed-meter",
            ValidFrom = new DateOnly(2022, 1, 1),
            ValidTo = new DateOnly(2024, 12, 31),
            Basis = "Quyết định không có thật, chỉ để minh họa",
            Status = KnowledgeStatus.Own,
            CreatedAt = now,
        };
    }

    private static (Guid Id, string Name) Account(string email)
    {
        var account = DemonstrationAccounts.All.First(a => a.Email == email);
        return (account.Id, account.NameVi);
    }
}
