using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Tdc.Metrology.Resources;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Pages;

namespace Tdc.Metrology.Features.Register;

/// <summary>What a person posted: texts as typed, read with faults that say what to do.</summary>
internal sealed class RegisterPost(IFormCollection form, IStringLocalizer<RegisterText> text)
{
    /// <summary>What has to be mended.</summary>
    public FormFaults Faults { get; } = [];

    /// <summary>A text as typed; empty when it was not sent.</summary>
    public string this[string name] => form[name].ToString();

    /// <summary>A text in the form in which it is kept: NFC, without spaces at its ends, spaces within collapsed.</summary>
    public string Tidy(string name) => string.Join(' ', this[name].Normalize().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A text of several lines in the form in which it is kept.</summary>
    public string Lines(string name) => this[name].Normalize().ReplaceLineEndings("\n").Trim();

    /// <summary>A date, or <see langword="null"/> when it is missing or cannot be read.</summary>
    public DateOnly? Date(string name) => Reading.Date(this[name], out var day) == ReadFault.None ? day : null;

    /// <summary>A member of an enumeration by its name, or <see langword="null"/>.</summary>
    public T? Choice<T>(string name)
        where T : struct, Enum => Enum.TryParse<T>(this[name], out var chosen) && Enum.IsDefined(chosen) ? chosen : null;

    /// <summary>The form as a form named so, or <see langword="null"/> when the request posts none of that name.</summary>
    public static async Task<RegisterPost?> OfAsync(HttpContext http, string name, IStringLocalizer<RegisterText> text)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.HasFormContentType)
        {
            return null;
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        return form["_handler"] == name ? new RegisterPost(form, text) : null;
    }

    /// <summary>Whether a box was ticked.</summary>
    public bool Ticked(string name) => this[name] == "true";

    /// <summary>All values of a name.</summary>
    public IReadOnlyList<string> Every(string name) => [.. form[name].OfType<string>()];

    /// <summary>An uploaded file, or <see langword="null"/> when none was chosen.</summary>
    public IFormFile? File(string name) => form.Files[name] is { Length: > 0 } file ? file : null;

    /// <summary>An id, or <see langword="null"/>.</summary>
    public Guid? Id(string name) => Guid.TryParse(this[name], out var id) ? id : null;

    /// <summary>A number; a fault when it cannot be read.</summary>
    public decimal? Number(string name)
    {
        switch (Reading.Number(this[name], out var number))
        {
            case ReadFault.None:
                return number;
            case ReadFault.Empty:
                return null;
            case ReadFault.TooLarge:
                Fault(name, "form.too-large");
                return null;
            default:
                Fault(name, "form.not-number");
                return null;
        }
    }

    /// <summary>Notes a fault with what was received.</summary>
    public void Fault(string name, string code) => Faults.Add(name, text[code] + (this[name] is { Length: > 0 and <= 60 } typed ? " " + text["form.received", typed] : ""));

    /// <summary>Notes a refusal: its fields at the fields, everything else for the whole form.</summary>
    public void Refuse(Refusal refusal, HttpContext http)
    {
        foreach (var (field, codes) in refusal.Fields)
        {
            Faults.Add(field, string.Join(' ', codes.Select(c => text[c].Value)));
        }

        if (refusal.Fields.Count == 0)
        {
            Faults.Add(null, refusal.Message(text));
        }

        http.Response.StatusCode = refusal.Status;
    }
}
