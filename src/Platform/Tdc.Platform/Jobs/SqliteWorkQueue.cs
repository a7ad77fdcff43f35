using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Jobs;

/// <summary>SQLite: a transaction of the provider begins with BEGIN IMMEDIATE, so only one connection takes at a time.</summary>
internal sealed class SqliteWorkQueue : IWorkQueue
{
    public Task<List<TakenJob>> TakeJobsAsync(
        TdcDbContext db, string[] kinds, int most, string owner, DateTime now, DateTime until, CancellationToken cancellation)
    {
        var names = JsonSerializer.Serialize(kinds);
        return db.InTransactionAsync(
            () => db.Database.SqlQuery<TakenJob>(
                $"""
                UPDATE job_job SET lease_owner = {owner}, lease_until = {until}, attempts = attempts + 1, epoch = epoch + 1
                WHERE id IN (
                    SELECT id FROM job_job
                    WHERE state = 'Waiting' AND due_at <= {now} AND (lease_until IS NULL OR lease_until <= {now})
                    AND kind IN (SELECT value FROM json_each({names}))
                    ORDER BY due_at, id LIMIT {most})
                RETURNING id AS "Id", kind AS "Kind", payload AS "Payload", attempts AS "Attempts", epoch AS "Epoch"
                """).ToListAsync(cancellation),
            cancellation);
    }

    public Task<List<TakenEvent>> TakeEventsAsync(TdcDbContext db, int most, DateTime now, DateTime until, CancellationToken cancellation) =>
        db.InTransactionAsync(
            () => db.Database.SqlQuery<TakenEvent>(
                $"""
                UPDATE job_outbox SET due_at = {until}, attempts = attempts + 1
                WHERE id IN (SELECT id FROM job_outbox WHERE done_at IS NULL AND due_at <= {now} ORDER BY id LIMIT {most})
                RETURNING id AS "Id", kind AS "Kind", payload AS "Payload", attempts AS "Attempts"
                """).ToListAsync(cancellation),
            cancellation);
}
