using System.Text.RegularExpressions;

namespace Tdc.Plan.Domain.Annex;

/// <summary>The usual words of annex headings.</summary>
/// <remarks>Compared without marks and case. The order of the questions matters: "Sản phẩm hoàn thành" is a product, "Thời gian hoàn thành sản phẩm" a time.</remarks>
internal static partial class HeadingWords
{
    /// <summary>What a heading says, and how surely: 2 by its own word, 1 by a word that may also mean something else, 0 a note.</summary>
    public static (AnnexRole Role, int Certainty) Read(string heading)
    {
        var text = NotLetters().Replace(AnnexText.Fold(heading), " ").Trim();
        if (text.Length is 0 or > 120)
        {
            return (AnnexRole.Note, 0);
        }

        return text switch
        {
            _ when Number().IsMatch(text) => (AnnexRole.Number, 2),
            _ when NeverAgency().IsMatch(text) => (AnnexRole.Note, 1),
            _ when Begin().IsMatch(text) => (AnnexRole.Time, 1),
            _ when Time().IsMatch(text) => (AnnexRole.Time, 2),
            _ when Lead().IsMatch(text) => (AnnexRole.Lead, 2),
            _ when Coordinating().IsMatch(text) => (AnnexRole.Coordinating, 2),
            _ when Output().IsMatch(text) => (AnnexRole.Output, 2),
            _ when LateTime().IsMatch(text) => (AnnexRole.Time, 2),
            _ when Group().IsMatch(text) => (AnnexRole.Group, 2),
            _ when Doer().IsMatch(text) => (AnnexRole.Lead, 1),
            _ when Partner().IsMatch(text) => (AnnexRole.Coordinating, 1),
            _ when Title().IsMatch(text) => (AnnexRole.Title, 2),
            _ when Remark().IsMatch(text) => (AnnexRole.Note, 1),
            _ when WeakTitle().IsMatch(text) => (AnnexRole.Title, 1),
            _ => (AnnexRole.Note, 0),
        };
    }

    /// <summary>How exactly a heading names what the role asks for, to choose among columns of one meaning: when the task is done, who leads, what comes out.</summary>
    public static int Exactness(AnnexRole role, string heading)
    {
        var text = NotLetters().Replace(AnnexText.Fold(heading), " ").Trim();
        return role switch
        {
            AnnexRole.Lead when MixesBodies(heading) => 0,
            AnnexRole.Time => Finish().IsMatch(text) ? 4 : Step().IsMatch(text) ? 1 : Deadline().IsMatch(text) ? 3 : 2,
            AnnexRole.Lead => text.Contains("chu tri", StringComparison.Ordinal) ? 3 : text.Contains("thuc hien", StringComparison.Ordinal) ? 1 : 2,
            AnnexRole.Output => text.Contains("san pham", StringComparison.Ordinal) ? 2 : 1,
            _ => 0,
        };
    }

    /// <summary>Whether a heading names who leads and who coordinates at once: "Đơn vị chủ trì, phối hợp", "Cơ quan thực hiện/phối hợp".</summary>
    public static bool MixesBodies(string heading)
    {
        var text = AnnexText.Fold(heading);
        if (!text.Contains("phoi hop", StringComparison.Ordinal))
        {
            return false;
        }

        return text.Contains("chu tri", StringComparison.Ordinal)
            || PartMark().Split(text).Any(part => !part.Contains("phoi hop", StringComparison.Ordinal) && Read(part) is (AnnexRole.Lead, 2));
    }

    /// <summary>Whether a heading names when work begins, and not when it ends.</summary>
    public static bool NamesStart(string heading) => Begin().IsMatch(NotLetters().Replace(AnnexText.Fold(heading), " ").Trim());

    /// <summary>Whether "phối hợp" is said and "chủ trì" is not: then the words before it name the common heading above.</summary>
    public static bool IsCoordinatingOnly(string heading)
    {
        var text = AnnexText.Fold(heading);
        return text.Contains("phoi hop", StringComparison.Ordinal) && !text.Contains("chu tri", StringComparison.Ordinal);
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotLetters();

    [GeneratedRegex("^(tt|s tt|stt|so tt|so thu tu|thu tu|no|n o|so)$")]
    private static partial Regex Number();

    [GeneratedRegex("^(lanh dao|nguoi |can bo|chuyen vien|don vi tinh|cap trinh|co quan trinh|co quan ban hanh|cap ban hanh|cap phe duyet|co quan phe duyet|tham quyen|noi nhan|co quan theo doi|don vi theo doi|don vi giam sat|co quan tiep nhan)")]
    private static partial Regex NeverAgency();

    [GeneratedRegex("(thoi gian|thoi han|tien do|thoi diem|lo trinh|ky han|han hoan thanh|ngay hoan thanh|nam thuc hien|nam hoan thanh|thoi ky)")]
    private static partial Regex Time();

    [GeneratedRegex("(chu tri|dau moi|chiu trach nhiem chinh|(don vi|co quan|dia phuong|to chuc|nganh|bo phan|phong|ban) (duoc giao|thuc hien|trien khai|chiu trach nhiem|phu trach|tham muu|to chuc thuc hien))")]
    private static partial Regex Lead();

    [GeneratedRegex("phoi hop")]
    private static partial Regex Coordinating();

    [GeneratedRegex("(san pham|ket qua|dau ra)")]
    private static partial Regex Output();

    // Of "Bắt đầu" and "Hoàn thành" the second one is when the task is due; alone the first has to do.
    [GeneratedRegex("^((?!ket thuc|hoan thanh).)*bat dau((?!ket thuc|hoan thanh).)*$")]
    private static partial Regex Begin();

    [GeneratedRegex(@"[,;/&+\n-]|\bva\b")]
    private static partial Regex PartMark();

    [GeneratedRegex("(hoan thanh|ket thuc)")]
    private static partial Regex Finish();

    [GeneratedRegex(@"\b(thoi han|han)\b")]
    private static partial Regex Deadline();

    // What is done on the way to the end of a task.
    [GeneratedRegex(@"(?<!lo )\b(trinh|bao cao|tham dinh|lay y kien|dang ky)\b")]
    private static partial Regex Step();

    [GeneratedRegex("^(cac )?(co quan|don vi|co quan don vi)( don vi)? (lien quan|co lien quan|tham gia|ho tro)$")]
    private static partial Regex Partner();

    [GeneratedRegex("(hoan thanh|ket thuc|thoi gian|^han$|^nam$)")]
    private static partial Regex LateTime();

    [GeneratedRegex("^(nhom|linh vuc)( cac)?( nhiem vu| giai phap| noi dung)*( va giai phap)?$")]
    private static partial Regex Group();

    [GeneratedRegex("^(cac )?(co quan|don vi|co quan don vi|don vi co quan|trach nhiem|trach nhiem thuc hien|phan cong|phan cong thuc hien|phan cong nhiem vu|to chuc thuc hien|co quan don vi dia phuong|chu the thuc hien)$")]
    private static partial Regex Doer();

    [GeneratedRegex("(noi dung|nhiem vu|cong viec|giai phap|dau viec|hoat dong|viec thuc hien|danh muc|ten de an|ten chuong trinh|ten du an|ten van ban)")]
    private static partial Regex Title();

    [GeneratedRegex("^(ghi chu|kinh phi|nguon kinh phi|du kien kinh phi|kinh phi du kien|kinh phi thuc hien|du toan|nguon von|nguon luc|can cu|can cu phap ly|co so phap ly|so van ban|muc tieu|chi tieu|dia diem|dia ban|hinh thuc|doi tuong|ma so|ma|van ban)")]
    private static partial Regex Remark();

    [GeneratedRegex("(muc tieu|chi tieu|de an|chuong trinh|du an|tieu chi|ten)")]
    private static partial Regex WeakTitle();
}
