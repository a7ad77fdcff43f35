using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Storage;
using Tdc.Traceability.Domain.Trade;

namespace Tdc.Traceability.Features.Numbers.Issue;

/// <summary>The row of a series, locked until the transaction ends: whoever takes numbers from the series passes it one after the other.</summary>
/// <remarks>Both engines know these two statements; on SQLite the writers' gate of the transaction does the same work.</remarks>
internal static class CounterRow
{
    /// <summary>Locks the row, made when it is missing.</summary>
    /// <returns>The next reference that may be free.</returns>
    public static async Task<long> LockAsync(TdcDbContext db, string series, CancellationToken cancellation)
    {
        await db.Database.ExecuteSqlAsync($"INSERT INTO trace_number_counter (series, next) VALUES ({series}, 0) ON CONFLICT (series) DO NOTHING", cancellation);
        await db.Database.ExecuteSqlAsync($"UPDATE trace_number_counter SET next = next WHERE series = {series}", cancellation);
        return await db.Set<NumberCounter>().AsNoTracking().Where(c => c.Series == series).Select(c => c.Next).SingleAsync(cancellation);
    }

    /// <summary>Moves the row of a locked series forward.</summary>
    public static Task MoveAsync(TdcDbContext db, string series, long next, CancellationToken cancellation) =>
        db.Database.ExecuteSqlAsync($"UPDATE trace_number_counter SET next = {next} WHERE series = {series} AND next < {next}", cancellation);
}
