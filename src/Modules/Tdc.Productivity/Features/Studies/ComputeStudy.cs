using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Jobs;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Productivity.Domain;
using Tdc.Productivity.Domain.Studies;

namespace Tdc.Productivity.Features.Studies;

/// <summary>Computes a study that takes longer than a request may.</summary>
/// <param name="Study">Id of the study.</param>
internal sealed record ComputeStudy(Guid Study) : IJob
{
    public static string Kind => "productivity.compute-study";
}

/// <summary>Does it once: a study that has a result is left alone.</summary>
internal sealed class ComputeStudyHandler(TdcDbContext db, TimeProvider clock) : IJobHandler<ComputeStudy>
{
    public async Task RunAsync(ComputeStudy job, JobRun run, CancellationToken cancellation)
    {
        var id = new StudyId(job.Study);
        if (await db.Set<Study>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancellation) is not { Result.Length: 0 } study)
        {
            return;
        }

        var result = StudyJson.Write(await Task.Run(() => StudyRun.Compute(StudyData.Unpack(study.Data), StudyJson.Read<StudySettings>(study.Settings)), cancellation));
        await db.InTransactionAsync(
            async () =>
            {
                await run.CheckAsync(db, cancellation);
                var (hash, version) = (StudyJson.Hash(result), Guid.CreateVersion7(clock.GetUtcNow()));
                return await db.Set<Study>().Where(s => s.Id == id && s.Result == "")
                    .ExecuteUpdateAsync(s => s.SetProperty(x => x.Result, result).SetProperty(x => x.ResultHash, hash).SetProperty(x => x.Version, version), cancellation);
            },
            cancellation);
    }
}
