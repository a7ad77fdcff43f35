using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Tdc.Platform.Outcomes;

namespace Tdc.Platform.Pages;

/// <summary>What a person posted: texts as typed, read with faults that say what to do.</summary>
/// <param name="form">The form as it came.</param>
/// <param name="text">The texts of the faults; it holds <c>form.received</c> and the codes that the page reads with, such as <c>form.not-number</c> and <c>form.too-large</c>.</param>
public class FormPost(IFormCollection form, IStringLocalizer text)
{
    private const int LongestEcho = 60;

    /// <summary>What has to be mended.</summary>
    public FormFaults Faults { get; } = [];

    /// <summary>All names that were posted.</summary>
    public IEnumerable<string> Names => Form.Keys;

    /// <summary>A text as typed; empty when it was not sent.</summary>
    public virtual string this[string name] => Form[name].ToString();

    /// <summary>The form as it came.</summary>
    protected IFormCollection Form { get; } = form;

    /// <summary>The texts of the faults.</summary>
    protected IStringLocalizer Text { get; } = text;

    /// <summary>The form as a form named so, or <see langword="null"/> when the request posts none of that name.</summary>
    public static Task<FormPost?> OfAsync(HttpContext http, string name, IStringLocalizer text) => OfAsync(http, name, form => new FormPost(form, text));

    /// <summary>Whether a field of that name was posted.</summary>
    public bool Has(string name) => Form.ContainsKey(name);

    /// <summary>Whether a box was ticked.</summary>
    public bool Ticked(string name) => this[name] == "true";

    /// <summary>All values of a name.</summary>
    public IReadOnlyList<string> Every(string name) => [.. Form[name].OfType<string>()];

    /// <summary>An uploaded file, or <see langword="null"/> when none was chosen.</summary>
    public IFormFile? File(string name) => Form.Files[name] is { Length: > 0 } file ? file : null;

    /// <summary>An id, or <see langword="null"/>.</summary>
    public Guid? Id(string name) => Guid.TryParse(this[name], out var id) ? id : null;

    /// <summary>A member of an enumeration by its name in any case, or <see langword="null"/>; a number is no name.</summary>
    public T? Word<T>(string name)
        where T : struct, Enum => this[name] is [var first, ..] word && char.IsLetter(first) && Enum.TryParse<T>(word, true, out var value) && Enum.IsDefined(value) ? value : null;

    /// <summary>A text in the form in which it is kept: NFC, without spaces at its ends, spaces within collapsed.</summary>
    public string Tidy(string name) => string.Join(' ', this[name].Normalize().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A text of several lines in the form in which it is kept.</summary>
    public string Lines(string name) => this[name].Normalize().ReplaceLineEndings("\n").Trim();

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

    /// <summary>A date; a fault when it cannot be read, and when it is missing although needed.</summary>
    public DateOnly? Date(string name, bool needed = false)
    {
        var fault = Reading.Date(this[name], out var date);
        if (fault == ReadFault.None)
        {
            return date;
        }

        if (fault != ReadFault.Empty || needed)
        {
            Fault(name, "form.not-date");
        }

        return null;
    }

    /// <summary>Notes a fault with what was received.</summary>
    public void Fault(string name, string code) => Faults.Add(name, Text[code] + Received(name));

    /// <summary>Notes a refusal: its fields at the fields, everything else for the whole form.</summary>
    public void Refuse(Refusal refusal, HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        ArgumentNullException.ThrowIfNull(http);
        foreach (var (field, codes) in refusal.Fields)
        {
            Faults.Add(field, string.Join(' ', codes.Select(c => refusal.Message(Text, c))) + Received(field));
        }

        if (refusal.Fields.Count == 0)
        {
            Faults.Add(null, refusal.Message(Text));
        }

        http.Response.StatusCode = refusal.Status;
    }

    /// <summary>The form made into a post of a module's own kind, or <see langword="null"/> when the request posts none of that name.</summary>
    protected static async Task<T?> OfAsync<T>(HttpContext http, string name, Func<IFormCollection, T> make)
        where T : FormPost
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(make);
        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.HasFormContentType)
        {
            return null;
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        return form["_handler"] == name ? make(form) : null;
    }

    /// <summary>What was received for a field, as an addition to its fault; empty when it is missing or long.</summary>
    protected string Received(string name) => this[name] is { Length: > 0 and <= LongestEcho } typed ? " " + Text["form.received", typed] : "";
}
