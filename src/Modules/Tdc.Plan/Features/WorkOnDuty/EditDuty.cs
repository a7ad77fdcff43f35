using System.ComponentModel.DataAnnotations;
using Tdc.Plan.Domain;
using Tdc.Platform.Audit;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;

namespace Tdc.Plan.Features.WorkOnDuty;

/// <summary>What a unit says about its duty: who answers for it and which result it promises.</summary>
/// <param name="Responsible">Rõ người: a role or a name.</param>
/// <param name="ExpectedProduct">Rõ kết quả.</param>
internal sealed record EditDutyInput([StringLength(200)] string? Responsible, [StringLength(1000)] string? ExpectedProduct);

/// <summary>Lets the unit fill the five "rõ" of its duty.</summary>
internal sealed class EditDutyHandler(TdcDbContext db, DutyGate gate, TimeProvider clock)
{
    public async Task<Outcome<Guid>> HandleAsync(DutyId id, Guid? version, EditDutyInput input, CancellationToken cancellation)
    {
        if (!(await gate.ForUnitAsync(id, version, cancellation)).TryGet(out var found, out var refusal))
        {
            return refusal;
        }

        var (duty, rights) = found;
        if (!duty.IsOpen)
        {
            return Refusal.Rule("plan.duty-not-open");
        }

        var (responsible, product) = (input.Responsible?.Trim() ?? duty.Responsible, input.ExpectedProduct?.Trim() ?? duty.ExpectedProduct);
        if (responsible.Length > 200 || product.Length > 1000)
        {
            return Refusal.Rule("plan.text-too-long", responsible.Length > 200 ? 200 : 1000);
        }

        db.AddAudit(clock, rights.Asker, "plan.duty-edited", "plan.duty", id.Value, new
        {
            Responsible = new { From = duty.Responsible, To = responsible },
            ExpectedProduct = new { From = duty.ExpectedProduct, To = product },
        });
        (duty.Responsible, duty.ExpectedProduct) = (responsible, product);
        return await gate.SaveAsync(duty, cancellation);
    }
}
