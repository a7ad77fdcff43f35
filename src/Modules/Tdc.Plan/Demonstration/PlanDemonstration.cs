using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Amendments;
using Tdc.Plan.Domain.Budget;
using Tdc.Plan.Domain.Reporting;
using Tdc.Plan.Features.Reporting.KeepRounds;
using Tdc.Platform.Storage;

namespace Tdc.Plan.Demonstration;

/// <summary>Fills the plan with invented duties, reports, evidence and money of two years; every text that could be taken for real says "minh họa".</summary>
/// <remarks>
/// All of it follows from words (unit code, task, round) and from today's date: no chance, no clock time, nothing dated after yesterday. Written in one
/// transaction, once: a database with duties is left alone.
/// </remarks>
internal sealed partial class PlanDemonstration(ILogger<PlanDemonstration> log) : IDemonstration
{
    /// <summary>Environment variable: how many times the history (ad hoc rounds, entries, evidence, payments, audit) is made; 1 to 50.</summary>
    public const string ScaleVariable = "TDC_DEMO_SCALE";

    public int Order => 20;

    public async Task SeedAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<TdcDbContext>();
        if (await db.Set<Duty>().AnyAsync(cancellation) || await db.Set<Report>().AnyAsync(cancellation))
        {
            return;
        }

        var start = Stopwatch.GetTimestamp();
        db.ChangeTracker.Clear();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            var made = await db.InTransactionAsync(() => FillAsync(services, db, cancellation), cancellation);
            LogFilled(made, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        finally
        {
            db.ChangeTracker.Clear();
            db.ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    private static int Scale() =>
        int.TryParse(Environment.GetEnvironmentVariable(ScaleVariable), NumberStyles.None, CultureInfo.InvariantCulture, out var scale) ? Math.Clamp(scale, 1, 50) : 1;

    private static async Task<int> FillAsync(IServiceProvider services, TdcDbContext db, CancellationToken cancellation)
    {
        var files = await DemoFiles.StoreAsync(services, cancellation);
        if (await DemoWorld.LoadAsync(services, Scale(), cancellation) is not { } world)
        {
            return 0;
        }

        var words = DemoWords.Load();
        var writer = new DemoWriter(db);
        var record = new DemoRecord(world);
        var deeds = new DemoDeeds(world, record);
        var duties = await DecideAsync(db, writer, world, deeds, cancellation);
        var lives = duties.All.Select(d => DemoLife.Of(world, d, duties.TaskOf(d))).ToList();
        foreach (var life in lives)
        {
            DemoWork.SayWhoAndWhat(life, words);
        }

        await writer.AddAsync(duties.All, cancellation);
        await writer.AddAsync(duties.Moves, cancellation);
        var byActivities = new HashSet<DutyId>();
        var plans = DemoUnitPlans.Make(world, lives, words, byActivities);
        plans.ToList().ForEach(deeds.OfUnitPlan);
        await writer.AddAsync(plans, cancellation);
        await WriteWorkAsync(writer, world, duties, lives, words, files, byActivities, deeds, cancellation);
        var budgets = DemoBudgets.Make(world, lives);
        budgets.Lines.ForEach(deeds.OfMoney);
        await writer.AddAsync(budgets.Lines, cancellation);
        await ReportAsync(db, writer, world, new DemoReports(world, words, record, lives, budgets.Disbursed), new DemoConsolidations(db, world, words, record), cancellation);
        deeds.OfVisits();
        await writer.AddAsync(record.Entries, cancellation);
        await writer.AddAsync(record.Notices, cancellation);
        await writer.AddAsync(record.Reads, cancellation);
        return writer.Rows + await new ProgressKeeper(db).KeepAsync(world.Today, cancellation);
    }

    private static async Task<DemoDuties> DecideAsync(TdcDbContext db, DemoWriter writer, DemoWorld world, DemoDeeds deeds, CancellationToken cancellation)
    {
        db.AddRange(DemoDecisions.Apply(world));
        var (amendments, opened) = DemoAmendments.Apply(world);
        db.AddRange(amendments);
        db.AddRange(opened);
        db.ChangeTracker.DetectChanges();
        await writer.SaveAsync(cancellation);
        amendments.ToList().ForEach(deeds.OfAmendment);
        var duties = DemoDuties.Make(world);
        deeds.OfDuties(duties);
        return duties;
    }

    private static async Task WriteWorkAsync(
        DemoWriter writer, DemoWorld world, DemoDuties duties, List<DemoLife> lives, DemoWords words, DemoFiles files, HashSet<DutyId> byActivities, DemoDeeds deeds,
        CancellationToken cancellation)
    {
        var byDuty = lives.ToDictionary(l => l.Duty.Id);
        foreach (var checkpoint in duties.Checkpoints)
        {
            DemoWork.Look(checkpoint, byDuty[checkpoint.DutyId]);
        }

        await writer.AddAsync(duties.Checkpoints, cancellation);
        await writer.AddAsync(duties.Arrivals, cancellation);
        foreach (var some in lives.Chunk(400))
        {
            var entries = some.Select(l => (Life: l, Entries: DemoWork.Entries(world, l, words, byActivities.Contains(l.Duty.Id)).ToList())).ToList();
            entries.ForEach(e => deeds.OfWork(e.Life, e.Entries));
            await writer.AddAsync(entries.SelectMany(e => e.Entries), cancellation);
            var evidence = some.SelectMany(l => DemoEvidence.Make(world, l, files, words).Select(e => (Life: l, e.Item, e.File))).ToList();
            evidence.ForEach(e => deeds.OfEvidence(e.Life, e.Item));
            await writer.AddAsync(evidence.Select(e => e.File).OfType<object>(), cancellation);
            await writer.AddAsync(evidence.Select(e => e.Item), cancellation);
        }
    }

    private static async Task ReportAsync(
        TdcDbContext db, DemoWriter writer, DemoWorld world, DemoReports reports, DemoConsolidations consolidations, CancellationToken cancellation)
    {
        var rounds = await DemoRounds.LoadAsync(db, world, cancellation);
        await writer.SaveAsync(cancellation);
        foreach (var round in rounds)
        {
            var obligations = await DemoRounds.ObligationsAsync(db, world, round, reports, cancellation);
            var made = reports.Write(round, obligations);
            db.AddRange(made.Reports);
            db.ChangeTracker.DetectChanges();
            await writer.SaveAsync(cancellation);
            await writer.AddAsync(made.Submissions, cancellation);
            await writer.AddAsync(made.Declared, cancellation);
            await writer.AddAsync(DemoFigures.Weekly(world, made.Declared), cancellation);
            await consolidations.MakeAsync(round, cancellation);
            await writer.SaveAsync(cancellation);
        }
    }

    [LoggerMessage(EventId = 1900, Level = LogLevel.Information, Message = "Demonstration data: {Rows} rows in {Seconds:F1} s.")]
    private partial void LogFilled(int rows, double seconds);
}

/// <summary>Adds rows in pieces that keep memory small.</summary>
internal sealed class DemoWriter(TdcDbContext db)
{
    /// <summary>Rows written so far.</summary>
    public int Rows { get; private set; }

    /// <summary>Adds rows and saves them.</summary>
    public async Task AddAsync(IEnumerable<object> rows, CancellationToken cancellation)
    {
        foreach (var some in rows.Chunk(1000))
        {
            db.AddRange(some);
            await SaveAsync(cancellation);
        }
    }

    /// <summary>Saves what was added and forgets it.</summary>
    public async Task SaveAsync(CancellationToken cancellation)
    {
        Rows += await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }
}
