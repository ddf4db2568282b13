"""Names and words by the thousand for load tests: plausible, bilingual, the same for the same seed, and fast.

`BulkNames(seed)` is an endless source; each method makes one thing. Nothing is kept in memory, so a hundred thousand
rows cost what their strings cost. `index` makes what must be unique so: it goes into e-mails and project names.
"""

from datetime import date, timedelta
from random import Random

from lifecycle.demo.shapes import Text

FAMILY = (
    "王 Wang|李 Li|张 Zhang|刘 Liu|陈 Chen|杨 Yang|赵 Zhao|黄 Huang|周 Zhou|吴 Wu|徐 Xu|孙 Sun|胡 Hu|朱 Zhu|高 Gao|林 Lin|"
    "何 He|郭 Guo|马 Ma|罗 Luo|梁 Liang|宋 Song|郑 Zheng|谢 Xie|韩 Han|唐 Tang|冯 Feng|于 Yu|董 Dong|萧 Xiao|程 Cheng|曹 Cao|"
    "袁 Yuan|邓 Deng|许 Xu|傅 Fu|沈 Shen|曾 Zeng|彭 Peng|吕 Lyu"
)
GIVEN = (
    "文 wen|明 ming|静 jing|强 qiang|敏 min|丽 li|军 jun|洋 yang|艳 yan|勇 yong|杰 jie|娟 juan|涛 tao|超 chao|秀 xiu|霞 xia|"
    "平 ping|刚 gang|桂 gui|宇 yu|晨 chen|欣 xin|博 bo|雨 yu|佳 jia|浩 hao|子 zi|思 si|嘉 jia|泽 ze|诗 shi|瑞 rui|雪 xue|航 hang"
)
CITIES = (
    "杭州 Hangzhou|宁波 Ningbo|南京 Nanjing|无锡 Wuxi|济南 Jinan|烟台 Yantai|武汉 Wuhan|长沙 Changsha|成都 Chengdu|"
    "绵阳 Mianyang|西安 Xi'an|郑州 Zhengzhou|福州 Fuzhou|泉州 Quanzhou|南宁 Nanning|昆明 Kunming|贵阳 Guiyang|太原 Taiyuan|"
    "石家庄 Shijiazhuang|沈阳 Shenyang|大连 Dalian|长春 Changchun|合肥 Hefei|南昌 Nanchang"
)
BRANDS = (
    "远志 Yuanzhi|恒信 Hengxin|嘉禾 Jiahe|瑞丰 Ruifeng|博雅 Boya|天成 Tiancheng|万象 Wanxiang|清源 Qingyuan|东篱 Dongli|"
    "海岳 Haiyue|明德 Mingde|启元 Qiyuan|安澜 Anlan|云帆 Yunfan|鼎新 Dingxin|景行 Jingxing|怀瑾 Huaijin|春和 Chunhe"
)
KINDS = (
    "healthcare|医院| Hospital;education|职业学院| Vocational College;manufacturing|机械有限公司| Machinery Co., Ltd.;"
    "utilities|燃气有限公司| Gas Co., Ltd.;transport|客运有限公司| Coach Co., Ltd.;culture|文化馆| Cultural Centre;"
    "finance|融资租赁有限公司| Leasing Co., Ltd.;pharmaceutical|药业有限公司| Pharma Co., Ltd.;"
    "logistics|供应链有限公司| Supply Chain Co., Ltd.;government|行政服务中心| Administrative Service Centre;"
    "food|食品有限公司| Foods Co., Ltd.;energy|新能源有限公司| New Energy Co., Ltd."
)
MATTERS = (
    "物资管理/Materials Management|设备维保/Equipment Maintenance|合同管理/Contract Management|成本核算/Costing|"
    "仓储管理/Warehouse Management|质量追溯/Quality Tracing|客户服务/Customer Service|预算管控/Budget Control|"
    "档案管理/Records Management|排班调度/Rostering|能耗监测/Energy Monitoring|采购协同/Purchasing|"
    "安全巡检/Safety Inspection|人事考勤/Attendance|移动审批/Mobile Approval|数据看板/Dashboards"
)
SUBJECTS = (
    "一线登记环节/recording on the front line|跨部门审批/approval across departments|月末结账/month-end closing|"
    "现场盘点/counting on site|对外接口/interfaces with others|历史数据/historical data|报表口径/the definition of figures|"
    "人员培训/training|设备扫码/scanning of devices|异常处理/handling of exceptions"
)
FINDINGS = (
    "仍靠纸单，平均每天延误两小时/still runs on paper and loses two hours a day|"
    "责任不清，退回后无人跟进/has no clear owner, and what is returned is not followed up|"
    "数据口径不一，需要统一定义/counts the same thing in different ways and needs one definition|"
    "已按新流程试行一周，效果良好/has run the new way for a week, with good results|"
    "依赖一名老员工，缺少替补/depends on one veteran without a stand-in|"
    "高峰时段排队明显，建议分时办理/queues at peak times; time slots are suggested"
)


def _pairs(words: str, sign: str = " ") -> tuple[tuple[str, str], ...]:
    return tuple((zh, en) for zh, en in (word.split(sign, 1) for word in words.split("|")))


_FAMILY, _GIVEN, _CITIES, _BRANDS = _pairs(FAMILY), _pairs(GIVEN), _pairs(CITIES), _pairs(BRANDS)
_MATTERS, _SUBJECTS, _FINDINGS = _pairs(MATTERS, "/"), _pairs(SUBJECTS, "/"), _pairs(FINDINGS, "/")
_KINDS = tuple(tuple(kind.split("|")) for kind in KINDS.split(";"))


class BulkNames:
    def __init__(self, seed: int | str = 1) -> None:
        self._random = Random(str(seed))  # noqa: S311 - names for tests, not secrets

    def person(self) -> Text:
        family, first = self._random.choice(_FAMILY), self._random.choice(_GIVEN)
        second = self._random.choice(_GIVEN) if self._random.random() < 0.75 else ("", "")
        return Text(f"{family[0]}{first[0]}{second[0]}", f"{family[1]} {first[1].capitalize()}{second[1]}")

    def email(self, person: Text, index: int) -> str:
        return f"{person.en.lower().replace(' ', '.')}.{index}@bulk.example"

    def phone(self, index: int) -> str:
        return f"+86 138 {index // 10000 % 10000:04d} {index % 10000:04d}"

    def customer(self) -> tuple[str, Text, Text]:
        """Industry, name and region."""
        city, brand = self._random.choice(_CITIES), self._random.choice(_BRANDS)
        industry, kind, kind_en = self._random.choice(_KINDS)
        return industry, Text(f"{city[0]}{brand[0]}{kind}", f"{city[1]} {brand[1]}{kind_en}"), Text(*city)

    def project(self, index: int) -> Text:
        matter = self._random.choice(_MATTERS)
        return Text(f"{matter[0]}项目 {index:05d}", f"{matter[1]} {index:05d}")

    def sentence(self) -> Text:
        """A finding, as in a log entry or a comment."""
        subject, finding = self._random.choice(_SUBJECTS), self._random.choice(_FINDINGS)
        return Text(f"{subject[0]}{finding[0]}。", f"{subject[1].capitalize()} {finding[1]}.")

    def paragraph(self, sentences: int = 4) -> Text:
        said = [self.sentence() for _ in range(sentences)]
        return Text("".join(s.zh for s in said), " ".join(s.en for s in said))

    def amount(self) -> int:
        """Whole yuan, most of them between a quarter and three million."""
        return int(self._random.lognormvariate(13.6, 0.7)) // 1000 * 1000 + 20_000

    def day(self, first: date, last: date) -> date:
        return first + timedelta(days=self._random.randrange((last - first).days + 1))

    def weighted(self, options: dict[str, int]) -> str:
        """One key, as often as its weight says: for states, roles, kinds."""
        return self._random.choices(tuple(options), weights=tuple(options.values()))[0]
