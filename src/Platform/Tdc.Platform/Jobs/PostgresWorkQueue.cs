using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Jobs;

/// <summary>PostgreSQL: nodes skip the rows that another one is just taking.</summary>
internal sealed class PostgresWorkQueue : IWorkQueue
{
    public Task<List<TakenJob>> TakeJobsAsync(
        TdcDbContext db, string[] kinds, int most, string owner, DateTime now, DateTime until, CancellationToken cancellation) =>
        db.Database.SqlQuery<TakenJob>(
            $"""
            UPDATE job_job SET lease_owner = {owner}, lease_until = {until}, attempts = attempts + 1, epoch = epoch + 1
            WHERE id IN (
                SELECT id FROM job_job
                WHERE state = 'Waiting' AND due_at <= {now} AND (lease_until IS NULL OR lease_until <= {now}) AND kind = ANY ({kinds})
                ORDER BY due_at, id LIMIT {most} FOR UPDATE SKIP LOCKED)
            RETURNING id AS "Id", kind AS "Kind", payload AS "Payload", attempts AS "Attempts", epoch AS "Epoch"
            """).ToListAsync(cancellation);

    public Task<List<TakenEvent>> TakeEventsAsync(TdcDbContext db, int most, DateTime now, DateTime until, CancellationToken cancellation) =>
        db.Database.SqlQuery<TakenEvent>(
            $"""
            UPDATE job_outbox SET due_at = {until}, attempts = attempts + 1
            WHERE id IN (SELECT id FROM job_outbox WHERE done_at IS NULL AND due_at <= {now} ORDER BY id LIMIT {most} FOR UPDATE SKIP LOCKED)
            RETURNING id AS "Id", kind AS "Kind", payload AS "Payload", attempts AS "Attempts"
            """).ToListAsync(cancellation);
}
