using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Traceability.Domain.Showing;
using Tdc.Traceability.Domain.Trade;

namespace Tdc.Traceability.Features.Showing.LookUp;

/// <summary>Three numbers for the look-up page.</summary>
/// <param name="Products">Products with a code.</param>
/// <param name="Lots">Lots of which something is recorded.</param>
/// <param name="Scans">Scans of the last 30 days.</param>
internal sealed record PublicFigures(int Products, int Lots, int Scans);

/// <summary>Reads them at most once a minute.</summary>
internal sealed class ShownFigures(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan kept = TimeSpan.FromMinutes(1);
    private (long At, PublicFigures Figures)? last;

    public async Task<PublicFigures> NowAsync(CancellationToken cancellation)
    {
        if (last is { } known && TimeProvider.System.GetElapsedTime(known.At) < kept)
        {
            return known.Figures;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TdcDbContext>();
        var since = clock.TodayInVietnam.AddDays(-30);
        var products = (await scope.ServiceProvider.GetRequiredService<ITradeRegister>().ProductsAsync(null, cancellation)).Count(p => !p.IsWithdrawn);
        var figures = new PublicFigures(
            products,
            await db.Set<LotTrace>().CountAsync(l => l.Lot != "", cancellation),
            await db.Set<ScanDay>().Where(s => s.Day >= since && s.Kind == ScanKind.Scan).SumAsync(s => s.Count, cancellation));
        last = (TimeProvider.System.GetTimestamp(), figures);
        return figures;
    }
}
