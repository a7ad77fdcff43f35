using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Tdc.Plan.Domain.Reporting;
using Tdc.Plan.Features.WorkOnDuty;
using Tdc.Plan.Resources;
using Tdc.Platform.Outcomes;

namespace Tdc.Plan.Features.Reporting.WriteReport;

/// <summary>Takes in the files that come along with a report as evidence of its duties.</summary>
internal sealed class EvidenceUpload(EvidenceHandler evidence, IStringLocalizer<PlanText> words)
{
    private const int longestTitle = 300;

    /// <summary>Name of the field of a duty.</summary>
    public static string FieldOf(FormDuty duty) => "tep." + duty.Label;

    /// <summary>Adds each file to its duty, named after the file; what is refused does not stop the others.</summary>
    /// <returns>Fields with what is wrong with their files.</returns>
    public async Task<IReadOnlyList<(string Field, string Message)>> AddAsync(ReportForm form, IFormFileCollection files, CancellationToken cancellation)
    {
        List<(string, string)> refused = [];
        foreach (var duty in form.Duties)
        {
            foreach (var file in files.GetFiles(FieldOf(duty)).Where(f => f.Length > 0))
            {
                await using var content = file.OpenReadStream();
                var answer = await evidence.AddAsync(duty.Id, new AddEvidenceInput("document", Title(file.FileName)), (content, file.FileName), cancellation);
                if (!answer.TryGet(out _, out var refusal))
                {
                    refused.Add((FieldOf(duty), $"{Path.GetFileName(file.FileName)}: {refusal.Message(words)}"));
                }
            }
        }

        return refused;
    }

    private static string Title(string fileName)
    {
        var name = Path.GetFileNameWithoutExtension(fileName.Replace('\\', '/')).Trim();
        return name.Length == 0 ? "tep" : name.Length > longestTitle ? name[..longestTitle] : name;
    }
}
