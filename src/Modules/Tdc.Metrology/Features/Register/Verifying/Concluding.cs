using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Register;
using Tdc.Metrology.Features.Register.Bodies;
using Tdc.Metrology.Features.Register.Kinds;
using Tdc.Platform.Identity;
using Tdc.Platform.Notices;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Metrology.Features.Register.Verifying;

/// <summary>The verifier's verdict: stamp and seals are taken from the body's ranges at this moment, so that no number comes twice.</summary>
internal sealed class Concluding(TdcDbContext db, VerificationBook book, MarkBook marks, RuleBook rules, TimeProvider clock)
{
    /// <summary>Proposes the verdict.</summary>
    /// <param name="rights">Of the asker.</param>
    /// <param name="id">The verification.</param>
    /// <param name="version">The version seen.</param>
    /// <param name="stamp">Number of the stamp; not needed for a refusal.</param>
    /// <param name="seals">Numbers of seals, parted by spaces or commas.</param>
    /// <param name="reason">Reason of a refusal.</param>
    /// <param name="cancellation">Stops the work.</param>
    public Task<Outcome<Done>> ConcludeAsync(RegisterRights rights, Guid id, Guid? version, string stamp, string seals, string reason, CancellationToken cancellation) =>
        book.StepAsync(rights, id, version, "concluded", b => b.Examines, async verification =>
        {
            var today = clock.TodayInVietnam;
            var ratio = await rules.UncertaintyRatioAsync(today, cancellation);
            var points = await book.PointsAsync(verification.Id, cancellation);
            var tidy = MarkRange.Tidy(stamp);
            if (!verification.Conclude(points.All(p => p.Suffices(ratio)), reason, tidy, verification.ExaminedOn ?? today).TryGet(out var passed, out var refusal))
            {
                return refusal;
            }

            var sealList = seals.Split([' ', ',', ';', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(MarkRange.Tidy).Distinct(StringComparer.Ordinal).ToList();
            if (await marks.TakeAsync(verification, passed ? tidy : "", passed ? sealList : [], today, cancellation) is { } no)
            {
                return no;
            }

            (verification.StampNumber, verification.SealNumbers) = passed ? (tidy, string.Join(' ', sealList)) : ("", "");
            db.AddNotice(clock, verification.Body, Role.Head, "metrology.notice-concluded", [verification.Number], "/do-luong/kiem-dinh/" + verification.Id.Value);
            return Done.Instance;
        }, cancellation);

    /// <summary>The head gives the work back with a reason; the numbers stay with the verification.</summary>
    public Task<Outcome<Done>> ReturnAsync(RegisterRights rights, Guid id, Guid? version, string reason, CancellationToken cancellation) =>
        book.StepAsync(rights, id, version, "returned", b => b.Signs, verification =>
        {
            if (reason.Length == 0)
            {
                return Task.FromResult<Outcome<Done>>(Refusal.Rule("metrology.reason-needed"));
            }

            var taken = verification.Take(VerificationStep.Return);
            if (taken.IsYes)
            {
                verification.Reason = reason;
                db.AddNotice(clock, verification.Body, Role.Laboratory, "metrology.notice-returned", [verification.Number], "/do-luong/kiem-dinh/" + verification.Id.Value);
            }

            return Task.FromResult(taken);
        }, cancellation);
}
