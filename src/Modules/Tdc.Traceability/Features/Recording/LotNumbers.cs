using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Traceability.Domain.Recording;
using Tdc.Traceability.Domain.Trade;
using Tdc.Traceability.Features.Numbers;
using Tdc.Traceability.Features.Numbers.Issue;

namespace Tdc.Traceability.Features.Recording;

/// <summary>Gives numbers to new lots and packages; a number is given once, whoever asks at the same moment.</summary>
internal sealed class LotNumbers(TdcDbContext db, NumberBook book, TimeProvider clock)
{
    private const int Tries = 200;

    /// <summary>The next lot number of a product by a pattern; entered in the book of numbers, so that labels know it.</summary>
    /// <param name="unit">Who asks.</param>
    /// <param name="number">The product's number.</param>
    /// <param name="product">The product, when the register knows it.</param>
    /// <param name="pattern">The pattern.</param>
    /// <param name="day">Day of the lot.</param>
    /// <param name="cancellation">Stops the work; a number may then be left out.</param>
    public async Task<string> NextLotAsync(LineageId unit, string number, ProductCard? product, LotPattern pattern, DateOnly day, CancellationToken cancellation)
    {
        // Lots of one product are counted together, also when two units make it: the lot is told by product and number.
        var series = $"{(product is null ? unit.Value.ToString("N") : "")}/{number}/{pattern.Key(day)}";
        for (var i = 0; i < Tries; i++)
        {
            var lot = pattern.Number(day, await CountAsync(series, cancellation));
            if (product is null || await EnterAsync(product, lot, cancellation))
            {
                return lot;
            }
        }

        throw new InvalidOperationException($"The pattern {pattern.Text} gives no free number for {number} on {day:yyyy-MM-dd}.");
    }

    /// <summary>Enters a lot that the person numbered; it may be there already.</summary>
    /// <returns>Whether it is new.</returns>
    public async Task<bool> EnterAsync(ProductCard product, string lot, CancellationToken cancellation) =>
        (await book.IssueLotAsync(TradeRights.OfSystem, new ProductId(product.Id), lot, "", cancellation)).IsYes;

    /// <summary>An SSCC under the unit's own prefix; <see langword="null"/> when it has none in force.</summary>
    public async Task<string?> NextSsccAsync(LineageId unit, CancellationToken cancellation)
    {
        var today = clock.TodayInVietnam;
        var prefixes = await db.Set<PrefixGrant>().AsNoTracking()
            .Where(p => p.Owner == unit && p.State == PrefixState.Confirmed).OrderBy(p => p.ValidFrom).ToListAsync(cancellation);
        foreach (var prefix in prefixes.Where(p => p.IsUsableOn(today)))
        {
            if ((await book.IssueSsccsAsync(TradeRights.OfSystem, prefix.Id, 0, 1, "", cancellation)).TryGet(out var given, out _))
            {
                return given.Values[0];
            }
        }

        return null;
    }

    private async Task<long> CountAsync(string series, CancellationToken cancellation) => await db.InTransactionAsync(
        async () =>
        {
            await db.Database.ExecuteSqlAsync($"INSERT INTO trace_lot_counter (series, last) VALUES ({series}, 0) ON CONFLICT (series) DO NOTHING", cancellation);
            await db.Database.ExecuteSqlAsync($"UPDATE trace_lot_counter SET last = last + 1 WHERE series = {series}", cancellation); // locks the row until the end
            return await db.Set<LotCounter>().AsNoTracking().Where(c => c.Series == series).Select(c => c.Last).SingleAsync(cancellation);
        },
        cancellation);
}
