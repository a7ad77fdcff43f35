using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Productivity.Domain;
using Tdc.Productivity.Domain.Enterprises;

namespace Tdc.Productivity.Demonstration;

/// <summary>Fifteen hundred invented enterprises over five years, and the figures of the furniture maker; written once, in one transaction.</summary>
internal sealed partial class EnterpriseDemonstration(ILogger<EnterpriseDemonstration> log) : IDemonstration
{
    private const int AtOnce = 1000;

    /// <inheritdoc/>
    public int Order => 40;

    /// <inheritdoc/>
    public async Task SeedAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<TdcDbContext>();
        var start = Stopwatch.GetTimestamp();
        var mark = DemoFirms.IdOf(1);
        if (await db.Set<Firm>().AnyAsync(f => f.Id == mark, cancellation))
        {
            return;
        }

        var clock = services.GetRequiredService<TimeProvider>();
        var (today, now) = (clock.TodayInVietnam, clock.GetUtcNow());
        var register = await services.GetRequiredService<OrganisationRegister>().NowAsync(cancellation);
        var communes = register.AsOf(today, OrganisationKind.Commune, OrganisationKind.Ward).Select(u => u.Code).Order(StringComparer.Ordinal).ToList();
        if (communes.Count == 0)
        {
            return;
        }

        var made = DemoFirms.Invent(communes, now);
        db.ChangeTracker.Clear();
        await db.InTransactionAsync(
            async () =>
            {
                await StoreAsync(db, made, cancellation);
                if (register.ByCode(DemoFurniture.UnitCode, today) is { } unit)
                {
                    await StoreAsync(db, unit, communes, now, cancellation);
                }

                return true;
            },
            cancellation);
        db.ChangeTracker.Clear();
        LogFilled(made.Firms.Count, made.Years.Count, Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    private static async Task StoreAsync(TdcDbContext db, DemoFirms made, CancellationToken cancellation)
    {
        foreach (var some in ((IEnumerable<object>)[.. made.Firms.Where(f => f.MergedInto is null), .. made.Firms.Where(f => f.MergedInto is not null), .. made.Years, .. made.Supports]).Chunk(AtOnce))
        {
            db.AddRange(some);
            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
        }
    }

    private static async Task StoreAsync(TdcDbContext db, Organisation unit, List<string> communes, DateTimeOffset now, CancellationToken cancellation)
    {
        // Somebody may have opened the pages before the demonstration data came.
        var firm = await db.Set<Firm>().SingleOrDefaultAsync(f => f.Unit == unit.Lineage, cancellation);
        if (firm is null)
        {
            firm = DemoFurniture.Firm(unit.Lineage, unit.NameVi, now);
            db.Add(firm);
        }

        var known = await db.Set<FirmYear>().Where(y => y.Firm == firm.Id).Select(y => y.Year).ToListAsync(cancellation);
        var years = DemoFurniture.Years(firm.Id, communes.Contains(unit.ParentCode) ? unit.ParentCode : communes[0]).Where(y => !known.Contains(y.Year)).ToList();
        db.AddRange(years);
        var account = DemonstrationAccounts.All.First(a => a.Email == DemoFurniture.Account).Id;
        db.Add(DemoFurniture.Consent(firm.Id, account, now));
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    [LoggerMessage(EventId = 4101, Level = LogLevel.Information, Message = "Invented {Firms} enterprises with {Years} years in {Seconds} s")]
    private partial void LogFilled(int firms, int years, double seconds);
}
