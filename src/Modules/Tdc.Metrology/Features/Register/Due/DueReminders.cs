using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Metrology.Domain.Register;
using Tdc.Metrology.Features.Register.Kinds;
using Tdc.Platform.Events;
using Tdc.Platform.Identity;
using Tdc.Platform.Jobs;
using Tdc.Platform.Notices;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Metrology.Features.Register.Due;

/// <summary>Reminds owners each day of instruments that become due, once for each instrument, due day and threshold; tells once that one is overdue.</summary>
/// <remarks>One notice gathers all instruments of an owner and threshold. A day that was missed is caught up: every threshold that was passed and not yet told counts.</remarks>
internal sealed class DueReminders(TimeProvider clock) : DailyWork(clock)
{
    /// <summary>Stands for the event that an instrument became overdue, among the thresholds.</summary>
    public const int OverdueMark = -1;

    private const int AtOnce = 500;

    /// <inheritdoc/>
    public override string Name => "metrology.reminders";

    /// <inheritdoc/>
    public override async Task RunAsync(HeldLease lease, IServiceProvider services, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(lease);
        var db = services.GetRequiredService<TdcDbContext>();
        await RunAsync(services, () => lease.CheckAsync(db, cancellation), cancellation);
    }

    /// <summary>Does the day's work.</summary>
    /// <param name="services">Services of a scope.</param>
    /// <param name="check">Called first in each transaction.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>How many instruments were told of.</returns>
    internal async Task<int> RunAsync(IServiceProvider services, Func<Task> check, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<TdcDbContext>();
        var today = Clock.TodayInVietnam;
        var rule = await services.GetRequiredService<RuleBook>().OnAsync(RegisterRule.ReminderDays, today, cancellation);
        var told = 0;
        var thresholds = RegisterRule.Days(rule.Value)!;
        foreach (var days in thresholds.Append(OverdueMark))
        {
            var nearer = thresholds.Where(t => t < days).Select(t => (int?)t).Max();
            while (true)
            {
                var done = await db.InTransactionAsync(
                    async () =>
                    {
                        await check();
                        return await TellAsync(db, days, nearer, today, cancellation);
                    },
                    cancellation);
                db.ChangeTracker.Clear();
                told += done;
                if (done < AtOnce)
                {
                    break;
                }
            }
        }

        return told;
    }

    private async Task<int> TellAsync(TdcDbContext db, int days, int? nearer, DateOnly today, CancellationToken cancellation)
    {
        var until = today.AddDays(Math.Max(days, 0));
        var waiting = await db.Set<Instrument>().AsNoTracking()
            .Where(i => i.State == InstrumentState.InUse && i.DueOn <= until && !db.Set<Reminder>().Any(r => r.Instrument == i.Id && r.DueOn == i.DueOn && r.Days == days))
            .OrderBy(i => i.DueOn).ThenBy(i => i.Id).Take(AtOnce).Select(i => new { i.Id, i.Owner, i.Kind, i.Place, i.DueOn }).ToListAsync(cancellation);
        var now = Clock.GetUtcNow();
        db.AddRange(waiting.Select(i => new Reminder { Id = Clock.NewId<ReminderId>(), Instrument = i.Id, DueOn = i.DueOn, Days = days, SentAt = now }));
        foreach (var i in waiting.Where(_ => days == OverdueMark))
        {
            db.AddEvent(Clock, new InstrumentOverdue(i.Id.Value, i.Owner.Value, i.Kind, i.Place, i.DueOn));
        }

        // What passed several thresholds since the last run is told of at the nearest one only.
        foreach (var owner in waiting.Where(i => days >= 0 && (nearer is not { } near || i.DueOn > today.AddDays(near))).GroupBy(i => i.Owner))
        {
            var address = "/do-luong/phuong-tien-do?han=" + (days == 0 ? "qua-han" : "sap-den");
            foreach (var role in (Role[])[Role.Enterprise, Role.Officer])
            {
                db.AddNotice(Clock, owner.Key, role, days == 0 ? "metrology.notice-due-now" : "metrology.notice-due", days == 0 ? [owner.Count()] : [owner.Count(), days], address);
            }
        }

        await db.SaveChangesAsync(cancellation);
        return waiting.Count;
    }
}
