using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Traceability.Domain.Showing;
using Tdc.Traceability.Features.Showing.Resolve;

namespace Tdc.Traceability.Features.Showing.Scans;

/// <summary>Counts scans without knowing who scanned: day, product, lot, and a commune only when the reader named one.</summary>
/// <remarks>
/// A scan costs the reader's page nothing: it is counted in memory and written in one transaction every few seconds and at the end of the program. A
/// crash loses the counts of those seconds and nothing else. Programs that follow links (crawlers, prefetches) are not counted.
/// </remarks>
internal sealed partial class ScanCounter(IServiceScopeFactory scopes, TableWatch watch, TimeProvider clock, ILogger<ScanCounter> log) : BackgroundService
{
    private const int MostKeys = 20_000;
    private static readonly TimeSpan every = TimeSpan.FromSeconds(5);
    private static readonly string[] programs = ["bot", "crawl", "spider", "slurp", "preview", "facebookexternalhit", "monitor", "curl/", "wget/"];
    private readonly ConcurrentDictionary<ScanKey, int> counts = new();
    private readonly ConcurrentQueue<(string Serial, string Place, string Gtin)> seen = new();

    private readonly record struct ScanKey(DateOnly Day, string Gtin, string Lot, ScanKind Kind, string Place);

    /// <summary>Counts a scan that the resolver led on.</summary>
    public void Count(HttpRequest request, Resolution found)
    {
        if (found.Gtin.Length == 0 || request.Headers.ContainsKey("Purpose") || request.Headers.ContainsKey("Sec-Purpose"))
        {
            return;
        }

        var agent = request.Headers.UserAgent.ToString();
        if (!Array.Exists(programs, p => agent.Contains(p, StringComparison.OrdinalIgnoreCase)))
        {
            Count(found.Gtin, found.Lot, ScanKind.Scan, "");
        }
    }

    /// <summary>Counts one.</summary>
    /// <param name="gtin">14 digits.</param>
    /// <param name="lot">The lot; may be empty.</param>
    /// <param name="kind">How the reader came.</param>
    /// <param name="place">Code of the commune that the reader named; empty when none.</param>
    public void Count(string gtin, string lot, ScanKind kind, string place)
    {
        var key = new ScanKey(clock.TodayInVietnam, gtin, counts.Count < MostKeys ? lot : "", kind, place);
        counts.AddOrUpdate(key, 1, static (_, count) => count + 1);
    }

    /// <summary>Notes that a reader saw an item in a commune, so that one item in many places is noticed.</summary>
    /// <param name="gtin">14 digits.</param>
    /// <param name="serial">The serial number; only its hash with a secret of the day is kept, for two days.</param>
    /// <param name="place">Code of the commune.</param>
    public void See(string gtin, string serial, string place)
    {
        if (seen.Count < MostKeys)
        {
            seen.Enqueue((serial, place, gtin));
        }
    }

    /// <summary>Writes what was counted. Safe to call at any time; what cannot be written is kept.</summary>
    public async Task FlushAsync(CancellationToken cancellation)
    {
        if (counts.IsEmpty && seen.IsEmpty)
        {
            return;
        }

        List<KeyValuePair<ScanKey, int>> taken = [];
        foreach (var key in counts.Keys)
        {
            if (counts.TryRemove(key, out var count))
            {
                taken.Add(new(key, count));
            }
        }

        List<(string Serial, string Place, string Gtin)> sightings = [];
        while (seen.TryDequeue(out var one))
        {
            sightings.Add(one);
        }

        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<TdcDbContext>();
            await db.InTransactionAsync(() => WriteAsync(db, taken, sightings, cancellation), cancellation);
            watch.Tell(typeof(ScanDay));
        }
        catch (Exception) when (Restore(taken, sightings))
        {
            throw;
        }
    }

    private bool Restore(List<KeyValuePair<ScanKey, int>> taken, List<(string Serial, string Place, string Gtin)> sightings)
    {
        taken.ForEach(t => counts.AddOrUpdate(t.Key, t.Value, (_, count) => count + t.Value));
        sightings.ForEach(seen.Enqueue);
        return true;
    }

    private async Task<int> WriteAsync(
        TdcDbContext db, List<KeyValuePair<ScanKey, int>> taken, List<(string Serial, string Place, string Gtin)> sightings, CancellationToken cancellation)
    {
        foreach (var ((day, gtin, lot, kind, place), count) in taken.OrderBy(t => t.Key.ToString(), StringComparer.Ordinal)) // one order for all nodes: no deadlock
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                 INSERT INTO trace_scan_day (day, gtin, lot, kind, place, count) VALUES ({day}, {gtin}, {lot}, {kind.ToString()}, {place}, {count})
                 ON CONFLICT (day, gtin, lot, kind, place) DO UPDATE SET count = trace_scan_day.count + excluded.count
                 """, cancellation);
        }

        if (sightings.Count == 0)
        {
            return taken.Count;
        }

        var (now, secret) = (clock.GetUtcNow(), await SecretAsync(db, cancellation));
        foreach (var (serial, place, gtin) in sightings.Distinct().Order())
        {
            var item = Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(gtin + "/" + serial)));
            await db.Database.ExecuteSqlAsync(
                $"INSERT INTO trace_scan_sighting (item, place, gtin, at) VALUES ({item}, {place}, {gtin}, {now.UtcDateTime}) ON CONFLICT (item, place) DO NOTHING", cancellation);
            await JudgeAsync(db, item, gtin, cancellation);
        }

        var (old, last) = (now.AddDays(-2), clock.TodayInVietnam.AddDays(-2));
        await db.Set<ScanSighting>().Where(s => s.At < old).ExecuteDeleteAsync(cancellation);
        await db.Set<ScanSecret>().Where(s => s.Day < last).ExecuteDeleteAsync(cancellation);
        return taken.Count;
    }

    private async Task JudgeAsync(TdcDbContext db, string item, string gtin, CancellationToken cancellation)
    {
        var places = await db.Set<ScanSighting>().Where(s => s.Item == item).Select(s => s.Place).OrderBy(p => p).Take(20).ToListAsync(cancellation);
        if (places.Count < ScanAnomaly.TooMany)
        {
            return;
        }

        var day = clock.TodayInVietnam;
        var known = await db.Set<ScanAnomaly>().SingleOrDefaultAsync(a => a.Day == day && a.Item == item, cancellation);
        if (known is null)
        {
            db.Add(new ScanAnomaly { Day = day, Item = item, Gtin = gtin, Places = places.Count, Codes = string.Join(',', places) });
        }
        else
        {
            (known.Places, known.Codes) = (places.Count, string.Join(',', places));
        }

        await db.SaveChangesAsync(cancellation);
    }

    // Drawn once a day, shared by all nodes, deleted with the sightings: from then on nobody can say which item a hash meant.
    private async Task<byte[]> SecretAsync(TdcDbContext db, CancellationToken cancellation)
    {
        var (day, drawn) = (clock.TodayInVietnam, RandomNumberGenerator.GetBytes(32));
        await db.Database.ExecuteSqlAsync($"INSERT INTO trace_scan_secret (day, secret) VALUES ({day}, {drawn}) ON CONFLICT (day) DO NOTHING", cancellation);
        return await db.Set<ScanSecret>().AsNoTracking().Where(s => s.Day == day).Select(s => s.Secret).SingleAsync(cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(every, stoppingToken);
                await FlushAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e)
            {
                LogAway(e);
            }
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await FlushAsync(cancellationToken);
        }
        catch (Exception e)
        {
            LogAway(e);
        }
    }

    [LoggerMessage(EventId = 3601, Level = LogLevel.Warning, Message = "Scans could not be written; they are kept and tried again")]
    private partial void LogAway(Exception e);
}
